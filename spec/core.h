/* SPDX-License-Identifier: Apache-2.0 */
/* The whole state: which memory it is, what holds of it between steps, what a step may change. */
#ifndef VUAS_SPEC_CORE_H
#define VUAS_SPEC_CORE_H

/* Everything that steps change beside vuas_run. */
#define VUAS_STORE(u) \
  (u)->store.calls[0 .. (u)->store.n_calls - 1], (u)->store.txs[0 .. (u)->store.n_txs - 1], VUAS_TABLES(u)
#define VUAS_TABLES(u) \
  (u)->store.by_key.place[0 .. VUAS_WAYS * (u)->store.by_key.buckets - 1], \
  (u)->store.by_request.place[0 .. VUAS_WAYS * (u)->store.by_request.buckets - 1], \
  (u)->store.timers.at[0 .. 2 * (u)->store.timers.capacity - 1], \
  (u)->store.free_calls.count, (u)->store.free_calls.slot[0 .. (u)->store.free_calls.capacity - 1], \
  (u)->store.free_txs.count, (u)->store.free_txs.slot[0 .. (u)->store.free_txs.capacity - 1]

#define VUAS_TX_TABLES(u) \
  (u)->store.by_key.place[0 .. VUAS_WAYS * (u)->store.by_key.buckets - 1], \
  (u)->store.by_request.place[0 .. VUAS_WAYS * (u)->store.by_request.buckets - 1], \
  (u)->store.timers.at[0 .. 2 * (u)->store.timers.capacity - 1], \
  (u)->store.free_txs.count, (u)->store.free_txs.slot[0 .. (u)->store.free_txs.capacity - 1]
#define VUAS_CALL_TABLES(u) \
  (u)->store.timers.at[0 .. 2 * (u)->store.timers.capacity - 1], \
  (u)->store.free_calls.count, (u)->store.free_calls.slot[0 .. (u)->store.free_calls.capacity - 1]

/* Clauses of functions that change little: each part of the invariant that held still holds. Stated one by one as
   implications, so that each is proved from its own part alone. */
#define VUAS_KEEPS_TIMERS(u) \
  ensures keeps_timers: \old(vuas_timers_ok(&(u)->store.timers)) ==> vuas_timers_ok(&(u)->store.timers)
#define VUAS_KEEPS_INDEX(u) \
  ensures keeps_by_key: \old(vuas_index_ok(&(u)->store.by_key)) ==> vuas_index_ok(&(u)->store.by_key); \
  ensures keeps_by_request: \old(vuas_index_ok(&(u)->store.by_request)) ==> vuas_index_ok(&(u)->store.by_request)
#define VUAS_KEEPS_FREE(u) \
  ensures keeps_free_calls: \old(vuas_free_ok(&(u)->store.free_calls)) ==> vuas_free_ok(&(u)->store.free_calls); \
  ensures keeps_free_txs: \old(vuas_free_ok(&(u)->store.free_txs)) ==> vuas_free_ok(&(u)->store.free_txs)
#define VUAS_KEEPS_STACKS(u) \
  ensures keeps_tx_stack: \old(vuas_tx_stack_ok(u)) ==> vuas_tx_stack_ok(u); \
  ensures keeps_call_stack: \old(vuas_call_stack_ok(u)) ==> vuas_call_stack_ok(u)
#define VUAS_KEEPS_CALLS(u) ensures keeps_calls: \old(vuas_calls_ok(u)) ==> vuas_calls_ok(u)
#define VUAS_KEEPS_TXS(u) ensures keeps_txs: \old(vuas_txs_ok(u)) ==> vuas_txs_ok(u)
#define VUAS_KEEPS_TABLES(u) VUAS_KEEPS_TIMERS(u); VUAS_KEEPS_INDEX(u); VUAS_KEEPS_FREE(u)
#define VUAS_KEEPS_RUN(u) ensures keeps_run: \old(vuas_run_ok(u)) ==> vuas_run_ok(u)
#define VUAS_KEEPS_MEM(u) ensures keeps_mem: \old(vuas_mem(u)) ==> vuas_mem(u)
/* All that vuas_ok is made of. */
#define VUAS_KEEPS_OK(u) \
  VUAS_KEEPS_MEM(u); VUAS_KEEPS_RUN(u); VUAS_KEEPS_TABLES(u); VUAS_KEEPS_STACKS(u); VUAS_KEEPS_TXS(u); \
    VUAS_KEEPS_CALLS(u)
/* The draft is as good as it was. */
#define VUAS_KEEPS_DRAFT(u) ensures keeps_draft: \old(vuas_draft_ok(&(u)->run.draft)) ==> vuas_draft_ok(&(u)->run.draft)
/* The message in hand is as it was. */
#define VUAS_KEEPS_HAND(u) \
  ensures keeps_hand: \old(vuas_message_in(&(u)->run.message, (u)->run.length)) ==> \
    vuas_message_in(&(u)->run.message, (u)->run.length); \
  ensures keeps_vias: (u)->run.message.n_vias == \old((u)->run.message.n_vias) && \
    (u)->run.length == \old((u)->run.length)

/* Facts asserted one after the other where a step leaves all slots alone: each is proved from the one before it. */
#define VUAS_SLOTS_ARE(u, j) \forall integer j; 0 <= j < (u)->store.n_txs ==>
#define VUAS_CALLS_ARE(u, j) \forall integer j; 0 <= j < (u)->store.n_calls ==>
#define VUAS_WAS(x) x == \at(x, Pre)
#define VUAS_STILL(p) (\at(p, Pre) ==> p)
#define VUAS_SAME_KINDS(u) \
  VUAS_SLOTS_ARE(u, j) VUAS_WAS((u)->store.txs[j].kind) && VUAS_WAS((u)->store.txs[j].method) && \
    VUAS_WAS((u)->store.txs[j].status)
#define VUAS_SAME_ENDS(u) \
  VUAS_SLOTS_ARE(u, j) VUAS_WAS((u)->store.txs[j].to_end) && VUAS_WAS((u)->store.txs[j].ids_end) && \
    VUAS_WAS((u)->store.txs[j].routes_end) && VUAS_WAS((u)->store.txs[j].reason_end) && \
    VUAS_WAS((u)->store.txs[j].tail_end) && \
    VUAS_WAS((u)->store.txs[j].key_end) && VUAS_WAS((u)->store.txs[j].merge_end)
#define VUAS_SAME_IST(u) VUAS_SLOTS_ARE(u, j) VUAS_STILL(vuas_ist_inv(&(u)->store.txs[j].ist))
#define VUAS_SAME_NIST(u) VUAS_SLOTS_ARE(u, j) VUAS_STILL(vuas_nist_inv(&(u)->store.txs[j].nist))
#define VUAS_SAME_NICT(u) VUAS_SLOTS_ARE(u, j) VUAS_STILL(vuas_nict_inv(&(u)->store.txs[j].nict))
#define VUAS_SAME_TXS(u) VUAS_SLOTS_ARE(u, j) VUAS_STILL(vuas_tx_ok(&(u)->store.txs[j]))
#define VUAS_SAME_REPEAT(u) VUAS_CALLS_ARE(u, j) VUAS_STILL(vuas_repeat_inv(&(u)->store.calls[j].repeat))
#define VUAS_SAME_PARTS(u) VUAS_CALLS_ARE(u, j) VUAS_STILL(vuas_dialog_parts(&(u)->store.calls[j]))
#define VUAS_SAME_CALLS(u) VUAS_CALLS_ARE(u, j) VUAS_STILL(vuas_call_ok(&(u)->store.calls[j]))

/* The same for the parts of vuas_run_ok and of vuas_timers_ok. */
#define VUAS_SAME_CONFIG(u) \
  VUAS_WAS((u)->run.now) && VUAS_WAS((u)->run.config.timing.t1) && VUAS_WAS((u)->run.config.timing.t2) && \
    VUAS_WAS((u)->run.config.timing.t4) && VUAS_WAS((u)->run.config.trying_ms) && \
    VUAS_WAS((u)->run.config.refresh_ms) && \
    VUAS_WAS((u)->run.config.host_length) && VUAS_WAS((u)->run.config.server_length)
#define VUAS_SAME_DEADLINES(u) \
  VUAS_WAS((u)->store.timers.capacity) && \
    \forall integer k; 0 <= k < 2 * (u)->store.timers.capacity ==> VUAS_WAS((u)->store.timers.at[k])
#define VUAS_SAME_NODES(u) \
  \forall integer k; 1 <= k < (u)->store.timers.capacity ==> VUAS_STILL(vuas_timer_node((u)->store.timers.at, k))
/* The same for the message in hand, part by part. */
#define VUAS_SAME_COUNTS(u) \
  VUAS_WAS((u)->run.length) && VUAS_WAS((u)->run.message.method) && VUAS_WAS((u)->run.message.cseq_method) && \
    VUAS_WAS((u)->run.message.n_headers) && VUAS_WAS((u)->run.message.n_vias) && \
    VUAS_WAS((u)->run.message.n_routes) && \
    VUAS_WAS((u)->run.message.n_record_routes) && VUAS_WAS((u)->run.message.n_require)
#define VUAS_SAME_SPAN(u, part) VUAS_STILL((u)->run.message.part.off + (u)->run.message.part.len <= (u)->run.length)
#define VUAS_SAME_SPANS(u) \
  VUAS_SAME_SPAN(u, method_text) && VUAS_SAME_SPAN(u, ruri_text) && VUAS_SAME_SPAN(u, reason) && \
    VUAS_SAME_SPAN(u, call_id) && VUAS_SAME_SPAN(u, cseq_value) && VUAS_SAME_SPAN(u, cseq_method_text) && \
    VUAS_SAME_SPAN(u, timestamp) && VUAS_SAME_SPAN(u, content_encoding) && VUAS_SAME_SPAN(u, media_type) && \
    VUAS_SAME_SPAN(u, media_subtype) && VUAS_SAME_SPAN(u, body)
#define VUAS_SAME_NAMES(u) \
  VUAS_STILL(vuas_uri_at(&(u)->run.message.ruri, (u)->run.length)) && \
    VUAS_STILL(vuas_name_addr_at(&(u)->run.message.from, (u)->run.length)) && \
    VUAS_STILL(vuas_name_addr_at(&(u)->run.message.to, (u)->run.length)) && \
    VUAS_STILL(vuas_name_addr_at(&(u)->run.message.contact, (u)->run.length))
#define VUAS_SAME_VIA(u, part) VUAS_WAS((u)->run.message.via[k].part.off) && VUAS_WAS((u)->run.message.via[k].part.len)
#define VUAS_SAME_VIA_KINDS(u) \
  \forall integer k; 0 <= k < VUAS_MAX_VIAS ==> VUAS_WAS((u)->run.message.via[k].transport) && \
    VUAS_WAS((u)->run.message.via[k].host_kind) && VUAS_WAS((u)->run.message.via[k].has_rport) && \
    VUAS_WAS((u)->run.message.via[k].has_received)
#define VUAS_SAME_VIA_SPANS(u) \
  \forall integer k; 0 <= k < VUAS_MAX_VIAS ==> VUAS_SAME_VIA(u, value) && VUAS_SAME_VIA(u, transport_text) && \
    VUAS_SAME_VIA(u, host) && VUAS_SAME_VIA(u, branch) && VUAS_SAME_VIA(u, received) && VUAS_SAME_VIA(u, maddr) && \
    VUAS_SAME_VIA(u, rport_param) && VUAS_SAME_VIA(u, received_param)
#define VUAS_SAME_VIAS(u) \
  \forall integer k; 0 <= k < VUAS_MAX_VIAS ==> VUAS_STILL(vuas_via_at(&(u)->run.message.via[k], (u)->run.length))
#define VUAS_SAME_LISTS(u) \
  (\forall integer k; 0 <= k < VUAS_MAX_ROUTES ==> VUAS_SAME_SPAN(u, route[k])) && \
    (\forall integer k; 0 <= k < VUAS_MAX_ROUTES ==> VUAS_SAME_SPAN(u, record_route[k])) && \
    (\forall integer k; 0 <= k < VUAS_MAX_OPTION_TAGS ==> VUAS_SAME_SPAN(u, require[k])) && \
    (\forall integer k; 0 <= k < VUAS_MAX_HEADERS ==> VUAS_STILL((u)->run.message.header[k].id <= VUAS_FIELD_LAST) && \
    VUAS_SAME_SPAN(u, header[k].name) && VUAS_SAME_SPAN(u, header[k].value))

/* An object that is none of the arrays. */
#define VUAS_FOREIGN(u, p) \
  \base_addr(p) != \base_addr((u)->store.calls) && \base_addr(p) != \base_addr((u)->store.txs) && \
  \base_addr(p) != \base_addr((u)->store.by_key.place) && \base_addr(p) != \base_addr((u)->store.by_request.place) && \
  \base_addr(p) != \base_addr((u)->store.timers.at) && \base_addr(p) != \base_addr((u)->store.free_calls.slot) && \
  \base_addr(p) != \base_addr((u)->store.free_txs.slot)

/*@ // the arrays and the state are objects of their own: no two of them parts of one
    predicate vuas_objects{L}(vuas *u) =
      \base_addr(u) != \base_addr(u->store.calls) && \base_addr(u) != \base_addr(u->store.txs) &&
      \base_addr(u) != \base_addr(u->store.by_key.place) && \base_addr(u) != \base_addr(u->store.by_request.place) &&
      \base_addr(u) != \base_addr(u->store.timers.at) && \base_addr(u) != \base_addr(u->store.free_calls.slot) &&
      \base_addr(u) != \base_addr(u->store.free_txs.slot) && \base_addr(u->store.calls) != \base_addr(u->store.txs) &&
      \base_addr(u->store.calls) != \base_addr(u->store.by_key.place) &&
      \base_addr(u->store.calls) != \base_addr(u->store.by_request.place) &&
      \base_addr(u->store.calls) != \base_addr(u->store.timers.at) &&
      \base_addr(u->store.calls) != \base_addr(u->store.free_calls.slot) &&
      \base_addr(u->store.calls) != \base_addr(u->store.free_txs.slot) &&
      \base_addr(u->store.txs) != \base_addr(u->store.by_key.place) &&
      \base_addr(u->store.txs) != \base_addr(u->store.by_request.place) &&
      \base_addr(u->store.txs) != \base_addr(u->store.timers.at) &&
      \base_addr(u->store.txs) != \base_addr(u->store.free_calls.slot) &&
      \base_addr(u->store.txs) != \base_addr(u->store.free_txs.slot) &&
      \base_addr(u->store.by_key.place) != \base_addr(u->store.by_request.place) &&
      \base_addr(u->store.by_key.place) != \base_addr(u->store.timers.at) &&
      \base_addr(u->store.by_key.place) != \base_addr(u->store.free_calls.slot) &&
      \base_addr(u->store.by_key.place) != \base_addr(u->store.free_txs.slot) &&
      \base_addr(u->store.by_request.place) != \base_addr(u->store.timers.at) &&
      \base_addr(u->store.by_request.place) != \base_addr(u->store.free_calls.slot) &&
      \base_addr(u->store.by_request.place) != \base_addr(u->store.free_txs.slot) &&
      \base_addr(u->store.timers.at) != \base_addr(u->store.free_calls.slot) &&
      \base_addr(u->store.timers.at) != \base_addr(u->store.free_txs.slot) &&
      \base_addr(u->store.free_calls.slot) != \base_addr(u->store.free_txs.slot);

    predicate vuas_mem{L}(vuas *u) =
      \valid(u) && 1 <= u->store.n_calls <= VUAS_MAX_SLOTS && 1 <= u->store.n_txs <= VUAS_MAX_SLOTS &&
      \valid(u->store.calls + (0 .. u->store.n_calls - 1)) && \valid(u->store.txs + (0 .. u->store.n_txs - 1)) &&
      u->store.timers.capacity == u->store.n_calls + u->store.n_txs &&
      u->store.free_calls.capacity == u->store.n_calls && u->store.free_txs.capacity == u->store.n_txs &&
      vuas_objects(u);

    predicate vuas_apart{L}(vuas *u, uint8_t *b, integer n) =
      \valid_read(b + (0 .. n - 1)) && \separated(b + (0 .. n - 1), u) && VUAS_FOREIGN(u, b);

    predicate vuas_tx_ok{L}(vuas_tx *t) =
      t->kind <= VUAS_TX_NICT &&
      (t->kind != VUAS_TX_FREE ==>
        t->method <= VUAS_METHOD_LAST && (t->status == 0 || 100 <= t->status <= 699) &&
        t->to_end <= t->ids_end <= t->routes_end <= t->reason_end <= t->tail_end <= VUAS_TX_BYTES &&
        t->routes_end <= VUAS_TX_BYTES - VUAS_TAIL_RESERVE &&
        t->key_end <= t->merge_end <= VUAS_KEY_BYTES) &&
      (t->kind == VUAS_TX_IST ==> vuas_ist_inv(&t->ist)) &&
      (t->kind == VUAS_TX_NIST ==> vuas_nist_inv(&t->nist)) &&
      (t->kind == VUAS_TX_NICT ==> vuas_nict_inv(&t->nict));

    // the parts of a dialog follow one another
    predicate vuas_dialog_parts{L}(vuas_call_slot *c) =
      c->call_id_end <= c->remote_tag_end <= c->local_end <= c->remote_end <= c->target_end <= c->routes_end &&
      c->routes_end <= VUAS_CALL_BYTES && c->path.transport <= VUAS_TRANSPORT_OTHER;

    predicate vuas_call_ok{L}(vuas_call_slot *c) =
      c->state <= VUAS_CALL_MORTAL && (c->state != VUAS_CALL_FREE ==> vuas_dialog_parts(c) &&
      vuas_repeat_inv(&c->repeat));

    predicate vuas_config_ok{L}(vuas_config *c) =
      vuas_timing_ok(&c->timing) && c->trying_ms <= 200 && 1 <= c->refresh_ms <= VUAS_T2_MAX &&
      c->host_length <= VUAS_MAX_IDENTITY && c->server_length <= VUAS_MAX_IDENTITY;

    predicate vuas_run_ok{L}(vuas *u) = vuas_config_ok(&u->run.config) && u->run.now <= VUAS_TIME_MAX;

    predicate vuas_txs_ok{L}(vuas *u) = \forall integer i; 0 <= i < u->store.n_txs ==> vuas_tx_ok(&u->store.txs[i]);
    predicate vuas_calls_ok{L}(vuas *u) = \forall integer i; 0 <= i < u->store.n_calls ==>
      vuas_call_ok(&u->store.calls[i]);

    // what stands in the stacks of free slots is free
    predicate vuas_tx_stack_ok{L}(vuas *u) =
      \forall integer k; 0 <= k < u->store.free_txs.count ==>
      u->store.txs[u->store.free_txs.slot[k]].kind == VUAS_TX_FREE;
    predicate vuas_call_stack_ok{L}(vuas *u) =
      \forall integer k; 0 <= k < u->store.free_calls.count ==>
      u->store.calls[u->store.free_calls.slot[k]].state == VUAS_CALL_FREE;
    predicate vuas_stacks_ok{L}(vuas *u) = vuas_tx_stack_ok(u) && vuas_call_stack_ok(u);

    predicate vuas_tables_ok{L}(vuas *u) =
      vuas_index_ok(&u->store.by_key) && vuas_index_ok(&u->store.by_request) && vuas_timers_ok(&u->store.timers) &&
      vuas_free_ok(&u->store.free_calls) && vuas_free_ok(&u->store.free_txs);

    // the invariant of every public step
    predicate vuas_ok{L}(vuas *u) =
      vuas_mem(u) && vuas_run_ok(u) && vuas_tables_ok(u) && vuas_stacks_ok(u) && vuas_txs_ok(u) && vuas_calls_ok(u);

    // the message in hand, its topmost Via known
    predicate vuas_in_hand{L}(vuas *u, uint8_t *b) =
      vuas_octets(b, u->run.length) && vuas_apart(u, b, u->run.length) &&
      vuas_message_in(&u->run.message, u->run.length) && u->run.message.n_vias >= 1;

    predicate vuas_keys_ok{L}(vuas *u) = u->run.key_end <= u->run.merge_end <= VUAS_KEY_BYTES;

    // a message in the making that fits a transaction and a packet
    predicate vuas_head_ok{L}(vuas_draft *d) =
      d->to_end <= d->ids_end <= d->routes_end <= VUAS_TX_BYTES - VUAS_TAIL_RESERVE;
    predicate vuas_draft_ok{L}(vuas_draft *d) =
      vuas_head_ok(d) && d->reason_end <= d->tail_end && d->routes_end + d->tail_end <= VUAS_TX_BYTES &&
      (d->status == 0 || 100 <= d->status <= 699);

    // what a step gives out: k packets and j events more would find room
    predicate vuas_out_room{L}(vuas_out *out, integer k, integer j) =
      out->n_packets + k <= VUAS_OUT_PACKETS && out->n_events + j <= VUAS_OUT_EVENTS;
    predicate vuas_out_ok{L}(vuas_out *out) =
      vuas_out_room(out, 0, 0) &&
      \forall integer k; 0 <= k < out->n_packets ==>
        out->packet[k].offset == k * VUAS_PACKET_BYTES && out->packet[k].length <= VUAS_PACKET_BYTES;
    predicate vuas_out_mem{L}(vuas *u, vuas_out *out) = \valid(out) && \separated(out, u) && VUAS_FOREIGN(u, out);
*/
#endif
