/* SPDX-License-Identifier: Apache-2.0 */
#include "calls.h"

/* What a change within one call keeps, and the steps to it: every other call, every call's state, what the stack
   holds. */
#define KEEPS_BUT_STACKS(u) VUAS_KEEPS_TABLES(u); VUAS_KEEPS_TXS(u); VUAS_KEEPS_CALLS(u); VUAS_KEEPS_RUN(u)
#define KEEPS_STACKED(u) KEEPS_BUT_STACKS(u); VUAS_KEEPS_STACKS(u)
#define KEEPS_ALL(u) KEEPS_STACKED(u); VUAS_KEEPS_QUIET(u)
#define CALL_KEPT(u, i) (\at(vuas_call_ok(&(u)->store.calls[i]), Pre) ==> vuas_call_ok(&(u)->store.calls[i]))
#define OTHERS_KEPT(u, i) \forall integer j; 0 <= j < (u)->store.n_calls && j != i ==> CALL_KEPT(u, j)
#define STATES_KEPT(u) \forall integer j; (u)->store.calls[j].state == \at((u)->store.calls[j].state, Pre)
#define STACK_KEPT(u) \
  \forall integer k; 0 <= k < (u)->store.free_calls.count ==> \
    (u)->store.free_calls.slot[k] == \at((u)->store.free_calls.slot[k], Pre)
#define TXS_SAME(u, m) \
  \forall integer j; 0 <= j < (u)->store.n_txs ==> (u)->store.txs[j].m == \at((u)->store.txs[j].m, Pre)
#define MACHINES_KEPT(u, inv, m) \forall integer j; 0 <= j < (u)->store.n_txs ==> \
  (\at(inv(&(u)->store.txs[j].m), Pre) ==> inv(&(u)->store.txs[j].m))
#define IN_STACK_KEPT(u) \
  \forall integer k; 0 <= k < (u)->store.free_calls.count ==> \
    (u)->store.calls[(u)->store.free_calls.slot[k]].state == \
      \at((u)->store.calls[(u)->store.free_calls.slot[k]].state, Pre)
#define HELD_KEPT(u) \
  \forall integer k; 0 <= k < (u)->store.free_calls.count ==> \
    (u)->store.calls[\at((u)->store.free_calls.slot[k], Pre)].state == \
      \at((u)->store.calls[(u)->store.free_calls.slot[k]].state, Pre)
#define STATES_THEN(u) \forall integer j; (u)->store.calls[j].state == \old((u)->store.calls[j].state)
#define STACK_THEN(u) \
  \forall integer k; 0 <= k < (u)->store.free_calls.count ==> \
    (u)->store.free_calls.slot[k] == \old((u)->store.free_calls.slot[k])
#define FREE_CALL(u, i) vuas_mem(u) && (i) < (u)->store.n_calls && (u)->store.calls[i].state == VUAS_CALL_FREE
#define LIVING_CALL(u, i) vuas_mem(u) && (i) < (u)->store.n_calls && (u)->store.calls[i].state != VUAS_CALL_FREE

/* While a call is filled its place stays taken. */
#define FILLS(u, i) \
  KEEPS_ALL(u); ensures mem: vuas_mem(u); \
  ensures taken: \old(!vuas_free_has(&(u)->store.free_calls, i)) ==> !vuas_free_has(&(u)->store.free_calls, i)

/* --- beginning --- */

/*@ requires place: \valid_read(r) && r->now <= VUAS_TIME_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures never: !r->message.has_expires ==> \result == VUAS_NEVER;
    ensures exact: r->message.has_expires ==> \result == r->now + 1000 * r->message.expires;
*/
static uint64_t expiry(const vuas_run *r)
{
  if (!r->message.has_expires) return VUAS_NEVER;
  return r->now + (uint64_t)r->message.expires * 1000;
}

/*@ requires place: \valid(c) && \valid_read(d) && \base_addr(c) != \base_addr(d) && d->routes_end <= VUAS_CALL_BYTES;
    terminates \true; exits \false; assigns c->bytes[0 .. VUAS_CALL_BYTES - 1];
    ensures bytes: \forall integer k; 0 <= k < d->routes_end ==> c->bytes[k] == d->bytes[k];
*/
static void copy_bytes(vuas_call_slot *c, const vuas_call_slot *d)
{
  /*@ loop invariant range: 0 <= k <= d->routes_end;
      loop invariant copied: \forall integer j; 0 <= j < k ==> c->bytes[j] == d->bytes[j];
      loop assigns k, c->bytes[0 .. VUAS_CALL_BYTES - 1];
      loop variant d->routes_end - k; */
  for (uint32_t k = 0; k < d->routes_end; k++) c->bytes[k] = d->bytes[k];
}

/*@ requires place: FREE_CALL(u, i) && vuas_dialog_parts(&u->run.dialog);
    terminates \true; exits \false; assigns u->store.calls[i].bytes[0 .. VUAS_CALL_BYTES - 1];
    ensures bytes: \forall integer k; 0 <= k < u->run.dialog.routes_end ==>
      u->store.calls[i].bytes[k] == u->run.dialog.bytes[k];
    FILLS(u, i);
*/
static void fill_bytes(vuas *u, uint32_t i)
{
  copy_bytes(&u->store.calls[i], &u->run.dialog);
  /*@ assert states: STATES_KEPT(u); */
  /*@ assert in_stack: IN_STACK_KEPT(u); */
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: \valid(c) && \valid_read(tag + (0 .. VUAS_TAG_BYTES - 1)) && \base_addr(c) != \base_addr(tag);
    terminates \true; exits \false; assigns c->tag[0 .. VUAS_TAG_BYTES - 1];
    ensures tag: \forall integer k; 0 <= k < VUAS_TAG_BYTES ==> c->tag[k] == tag[k];
*/
static void copy_tag(vuas_call_slot *c, const uint8_t *tag)
{
  /*@ loop invariant range: 0 <= k <= VUAS_TAG_BYTES;
      loop invariant copied: \forall integer j; 0 <= j < k ==> c->tag[j] == tag[j];
      loop assigns k, c->tag[0 .. VUAS_TAG_BYTES - 1];
      loop variant VUAS_TAG_BYTES - k; */
  for (uint32_t k = 0; k < VUAS_TAG_BYTES; k++) c->tag[k] = tag[k];
}

/*@ requires place: FREE_CALL(u, i);
    terminates \true; exits \false; assigns u->store.calls[i].tag[0 .. VUAS_TAG_BYTES - 1];
    ensures tag: \forall integer k; 0 <= k < VUAS_TAG_BYTES ==> u->store.calls[i].tag[k] == u->run.draft.tag[k];
    FILLS(u, i);
*/
static void fill_tag(vuas *u, uint32_t i)
{
  copy_tag(&u->store.calls[i], u->run.draft.tag);
  /*@ assert states: STATES_KEPT(u); */
  /*@ assert in_stack: IN_STACK_KEPT(u); */
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && u->run.dialog.path.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false; assigns u->store.calls[i].path;
    ensures path: u->store.calls[i].path.transport == u->run.dialog.path.transport &&
      u->store.calls[i].path.binding == u->run.dialog.path.binding &&
      u->store.calls[i].path.connection == u->run.dialog.path.connection;
    FILLS(u, i);
*/
static void fill_path(vuas *u, uint32_t i)
{
  u->store.calls[i].path = u->run.dialog.path;
  /*@ assert states: STATES_KEPT(u); */
  /*@ assert stack: STACK_KEPT(u); */
  /*@ assert then: \at(vuas_call_stack_ok(u), Pre) ==> \forall integer k;
        0 <= k < \at(u->store.free_calls.count, Pre) ==>
        \at(u->store.calls[u->store.free_calls.slot[k]].state, Pre) == VUAS_CALL_FREE; */
  /*@ assert held: \at(vuas_call_stack_ok(u), Pre) ==> \forall integer k; 0 <= k < u->store.free_calls.count ==>
        u->store.calls[\at(u->store.free_calls.slot[k], Pre)].state == VUAS_CALL_FREE; */
  /*@ assert now: \at(vuas_call_stack_ok(u), Pre) ==> \forall integer k; 0 <= k < u->store.free_calls.count ==>
        u->store.calls[u->store.free_calls.slot[k]].state == VUAS_CALL_FREE; */
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: FREE_CALL(u, i);
    terminates \true; exits \false; assigns u->store.calls[i].next_hop;
    ensures hop: u->store.calls[i].next_hop.family == u->run.dialog.next_hop.family &&
      u->store.calls[i].next_hop.port == u->run.dialog.next_hop.port;
    FILLS(u, i);
*/
static void fill_hop(vuas *u, uint32_t i)
{
  u->store.calls[i].next_hop = u->run.dialog.next_hop;
  /*@ assert states: STATES_KEPT(u); */
  /*@ assert stack: STACK_KEPT(u); */
  /*@ assert in_stack: IN_STACK_KEPT(u); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: \valid(c) && \valid_read(d) && \base_addr(c) != \base_addr(d);
    terminates \true; exits \false;
    assigns c->call_id_end, c->remote_tag_end, c->local_end, c->remote_end, c->target_end, c->routes_end;
    ensures ends: c->call_id_end == d->call_id_end && c->remote_tag_end == d->remote_tag_end &&
      c->local_end == d->local_end && c->remote_end == d->remote_end &&
      c->target_end == d->target_end && c->routes_end == d->routes_end;
*/
static void copy_ends(vuas_call_slot *c, const vuas_call_slot *d)
{
  c->call_id_end = d->call_id_end;
  c->remote_tag_end = d->remote_tag_end;
  c->local_end = d->local_end;
  c->remote_end = d->remote_end;
  c->target_end = d->target_end;
  c->routes_end = d->routes_end;
}

/*@ requires place: FREE_CALL(u, i) && vuas_dialog_parts(&u->run.dialog);
    requires path: u->store.calls[i].path.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false;
    assigns u->store.calls[i].call_id_end, u->store.calls[i].remote_tag_end, u->store.calls[i].local_end,
      u->store.calls[i].remote_end, u->store.calls[i].target_end, u->store.calls[i].routes_end;
    ensures parts: vuas_dialog_parts(&u->store.calls[i]);
    FILLS(u, i);
*/
static void fill_ends(vuas *u, uint32_t i)
{
  copy_ends(&u->store.calls[i], &u->run.dialog);
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: FREE_CALL(u, i);
    terminates \true; exits \false;
    assigns u->store.calls[i].offer_in_invite, u->store.calls[i].has_remote_tag, u->store.calls[i].strict,
      u->store.calls[i].secure, u->store.calls[i].invite_cseq, u->store.calls[i].remote_seq;
    ensures facts: u->store.calls[i].offer_in_invite == u->run.dialog.offer_in_invite &&
      u->store.calls[i].has_remote_tag == u->run.dialog.has_remote_tag &&
      u->store.calls[i].strict == u->run.dialog.strict && u->store.calls[i].secure == u->run.dialog.secure;
    ensures numbers: u->store.calls[i].invite_cseq == u->run.dialog.invite_cseq &&
      u->store.calls[i].remote_seq == u->run.dialog.remote_seq;
    FILLS(u, i);
*/
static void fill_facts(vuas *u, uint32_t i)
{
  u->store.calls[i].offer_in_invite = u->run.dialog.offer_in_invite;
  u->store.calls[i].has_remote_tag = u->run.dialog.has_remote_tag;
  u->store.calls[i].strict = u->run.dialog.strict;
  u->store.calls[i].secure = u->run.dialog.secure;
  u->store.calls[i].invite_cseq = u->run.dialog.invite_cseq;
  u->store.calls[i].remote_seq = u->run.dialog.remote_seq;
  /*@ assert config: u->run.config.timing.t1 == \at(u->run.config.timing.t1, Pre) &&
        u->run.config.timing.t2 == \at(u->run.config.timing.t2, Pre) &&
        u->run.config.timing.t4 == \at(u->run.config.timing.t4, Pre); */
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert to: TXS_SAME(u, to_end); */
  /*@ assert ids: TXS_SAME(u, ids_end); */
  /*@ assert routes: TXS_SAME(u, routes_end); */
  /*@ assert reason: TXS_SAME(u, reason_end); */
  /*@ assert tail: TXS_SAME(u, tail_end); */
  /*@ assert key: TXS_SAME(u, key_end); */
  /*@ assert merge: TXS_SAME(u, merge_end); */
  /*@ assert ist: MACHINES_KEPT(u, vuas_ist_inv, ist); */
  /*@ assert nist: MACHINES_KEPT(u, vuas_nist_inv, nist); */
  /*@ assert nict: MACHINES_KEPT(u, vuas_nict_inv, nict); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: FREE_CALL(u, i) && vuas_run_ok(u);
    terminates \true; exits \false;
    assigns u->store.calls[i].repeat;
    ensures idle: vuas_repeat_inv(&u->store.calls[i].repeat);
    FILLS(u, i);
*/
static void fill_repeat(vuas *u, uint32_t i)
{
  vuas_repeat_init(&u->store.calls[i].repeat);
  /*@ assert states: STATES_KEPT(u); */
  /*@ assert stack: STACK_KEPT(u); */
  /*@ assert in_stack: IN_STACK_KEPT(u); */
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert to: TXS_SAME(u, to_end); */
  /*@ assert ids: TXS_SAME(u, ids_end); */
  /*@ assert routes: TXS_SAME(u, routes_end); */
  /*@ assert reason: TXS_SAME(u, reason_end); */
  /*@ assert tail: TXS_SAME(u, tail_end); */
  /*@ assert key: TXS_SAME(u, key_end); */
  /*@ assert merge: TXS_SAME(u, merge_end); */
  /*@ assert ist: MACHINES_KEPT(u, vuas_ist_inv, ist); */
  /*@ assert nist: MACHINES_KEPT(u, vuas_nist_inv, nist); */
  /*@ assert nict: MACHINES_KEPT(u, vuas_nict_inv, nict); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls;
    terminates \true; exits \false; assigns u->store.calls[i].refresh_at, u->store.calls[i].expires_at;
    ensures times: u->store.calls[i].refresh_at == VUAS_NEVER && u->store.calls[i].expires_at == expires;
    FILLS(u, i);
*/
static void set_times(vuas *u, uint32_t i, uint64_t expires)
{
  u->store.calls[i].refresh_at = VUAS_NEVER;
  u->store.calls[i].expires_at = expires;
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: FREE_CALL(u, i);
    terminates \true; exits \false;
    assigns u->store.calls[i].has_local_seq, u->store.calls[i].local_seq, u->store.calls[i].bye_wanted,
      u->store.calls[i].described, u->store.calls[i].bye;
    ensures fresh: !u->store.calls[i].has_local_seq && u->store.calls[i].local_seq == 0 &&
      !u->store.calls[i].bye_wanted && !u->store.calls[i].described && u->store.calls[i].bye.slot == VUAS_NONE;
    FILLS(u, i);
*/
static void fill_own(vuas *u, uint32_t i)
{
  u->store.calls[i].has_local_seq = false;
  u->store.calls[i].local_seq = 0;
  u->store.calls[i].bye_wanted = false;
  u->store.calls[i].described = false;
  u->store.calls[i].bye.slot = VUAS_NONE;
  u->store.calls[i].bye.generation = 0;
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert to: TXS_SAME(u, to_end); */
  /*@ assert ids: TXS_SAME(u, ids_end); */
  /*@ assert routes: TXS_SAME(u, routes_end); */
  /*@ assert reason: TXS_SAME(u, reason_end); */
  /*@ assert tail: TXS_SAME(u, tail_end); */
  /*@ assert key: TXS_SAME(u, key_end); */
  /*@ assert merge: TXS_SAME(u, merge_end); */
  /*@ assert ist: MACHINES_KEPT(u, vuas_ist_inv, ist); */
  /*@ assert nist: MACHINES_KEPT(u, vuas_nist_inv, nist); */
  /*@ assert nict: MACHINES_KEPT(u, vuas_nict_inv, nict); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: FREE_CALL(u, i);
    terminates \true; exits \false; assigns u->store.calls[i].invite;
    ensures invite: u->store.calls[i].invite == invite;
    FILLS(u, i);
*/
static void fill_invite(vuas *u, uint32_t i, vuas_handle invite)
{
  u->store.calls[i].invite.slot = invite.slot;
  u->store.calls[i].invite.generation = invite.generation;
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert to: TXS_SAME(u, to_end); */
  /*@ assert ids: TXS_SAME(u, ids_end); */
  /*@ assert routes: TXS_SAME(u, routes_end); */
  /*@ assert reason: TXS_SAME(u, reason_end); */
  /*@ assert tail: TXS_SAME(u, tail_end); */
  /*@ assert key: TXS_SAME(u, key_end); */
  /*@ assert merge: TXS_SAME(u, merge_end); */
  /*@ assert ist: MACHINES_KEPT(u, vuas_ist_inv, ist); */
  /*@ assert nist: MACHINES_KEPT(u, vuas_nist_inv, nist); */
  /*@ assert nict: MACHINES_KEPT(u, vuas_nict_inv, nict); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && !vuas_free_has(&u->store.free_calls, i);
    requires filled: vuas_dialog_parts(&u->store.calls[i]) && vuas_repeat_inv(&u->store.calls[i].repeat);
    terminates \true; exits \false; assigns u->store.calls[i].state;
    ensures this: vuas_call_ok(&u->store.calls[i]);
    ensures begun: u->store.calls[i].state == VUAS_CALL_INVITED;
    KEEPS_ALL(u);
*/
static void begin(vuas *u, uint32_t i)
{
  /*@ assert not: \forall integer k; 0 <= k < u->store.free_calls.count ==> u->store.free_calls.slot[k] != i; */
  u->store.calls[i].state = VUAS_CALL_INVITED;
  /*@ assert parts: vuas_dialog_parts(&u->store.calls[i]); */
  /*@ assert repeat: vuas_repeat_inv(&u->store.calls[i].repeat); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: FREE_CALL(u, i) && vuas_dialog_parts(&u->run.dialog);
    terminates \true; exits \false;
    assigns u->store.calls[i].bytes[0 .. VUAS_CALL_BYTES - 1], u->store.calls[i].tag[0 .. VUAS_TAG_BYTES - 1],
      u->store.calls[i].next_hop, u->store.calls[i].path, u->store.calls[i].call_id_end,
      u->store.calls[i].remote_tag_end, u->store.calls[i].local_end, u->store.calls[i].remote_end,
      u->store.calls[i].target_end, u->store.calls[i].routes_end;
    ensures parts: vuas_dialog_parts(&u->store.calls[i]);
    ensures state: u->store.calls[i].state == VUAS_CALL_FREE;
    FILLS(u, i);
*/
static void fill_dialog(vuas *u, uint32_t i)
{
  fill_bytes(u, i);
  fill_tag(u, i);
  fill_hop(u, i);
  fill_path(u, i);
  fill_ends(u, i);
}

/*@ requires place: FREE_CALL(u, i) && vuas_run_ok(u);
    terminates \true; exits \false;
    assigns u->store.calls[i].repeat, u->store.calls[i].refresh_at, u->store.calls[i].expires_at;
    ensures idle: vuas_repeat_inv(&u->store.calls[i].repeat);
    ensures expires: u->store.calls[i].expires_at ==
      (u->run.message.has_expires ? u->run.now + 1000 * u->run.message.expires : VUAS_NEVER);
    ensures state: u->store.calls[i].state == VUAS_CALL_FREE;
    ensures parts: \old(vuas_dialog_parts(&u->store.calls[i])) ==> vuas_dialog_parts(&u->store.calls[i]);
    FILLS(u, i);
*/
static void fill_timers(vuas *u, uint32_t i)
{
  set_times(u, i, expiry(&u->run));
  fill_repeat(u, i);
}

/*@ requires place: FREE_CALL(u, i);
    terminates \true; exits \false;
    assigns u->store.calls[i].offer_in_invite, u->store.calls[i].has_remote_tag, u->store.calls[i].strict,
      u->store.calls[i].secure, u->store.calls[i].invite_cseq, u->store.calls[i].remote_seq,
      u->store.calls[i].has_local_seq, u->store.calls[i].local_seq, u->store.calls[i].bye_wanted,
      u->store.calls[i].described,
      u->store.calls[i].bye, u->store.calls[i].invite;
    ensures record: u->store.calls[i].invite == invite && !u->store.calls[i].bye_wanted &&
      !u->store.calls[i].described &&
      u->store.calls[i].invite_cseq == u->run.dialog.invite_cseq &&
      u->store.calls[i].remote_seq == u->run.dialog.remote_seq;
    ensures parts: \old(vuas_dialog_parts(&u->store.calls[i])) ==> vuas_dialog_parts(&u->store.calls[i]);
    ensures idle: \old(vuas_repeat_inv(&u->store.calls[i].repeat)) ==> vuas_repeat_inv(&u->store.calls[i].repeat);
    FILLS(u, i);
*/
static void fill_record(vuas *u, uint32_t i, vuas_handle invite)
{
  fill_own(u, i);
  fill_invite(u, i, invite);
  fill_facts(u, i);
}

/*@ requires place: FREE_CALL(u, i) && vuas_run_ok(u) && vuas_dialog_parts(&u->run.dialog);
    requires taken: !vuas_free_has(&u->store.free_calls, i);
    terminates \true; exits \false; assigns u->store.calls[i];
    ensures this: vuas_call_ok(&u->store.calls[i]);
    ensures begun: u->store.calls[i].state == VUAS_CALL_INVITED && u->store.calls[i].invite == invite &&
      !u->store.calls[i].bye_wanted && !u->store.calls[i].described &&
      u->store.calls[i].invite_cseq == u->run.dialog.invite_cseq &&
      u->store.calls[i].remote_seq == u->run.dialog.remote_seq;
    ensures generation: u->store.calls[i].generation == \old(u->store.calls[i].generation);
    ensures expires: u->store.calls[i].expires_at ==
      (u->run.message.has_expires ? u->run.now + 1000 * u->run.message.expires : VUAS_NEVER);
    KEEPS_ALL(u);
*/
static void fill(vuas *u, uint32_t i, vuas_handle invite)
{
  fill_dialog(u, i);
  fill_timers(u, i);
  fill_record(u, i, invite);
  begin(u, i);
}

/*@ requires place: vuas_mem(u) && vuas_free_ok(&u->store.free_calls) && vuas_call_stack_ok(u);
    terminates \true; exits \false; assigns u->store.free_calls.count;
    ensures none: \result == VUAS_NONE <==> \old(u->store.free_calls.count) == 0;
    ensures free: vuas_free_ok(&u->store.free_calls) && vuas_call_stack_ok(u);
    ensures taken: \result != VUAS_NONE ==> \result < u->store.n_calls &&
      u->store.calls[\result].state == VUAS_CALL_FREE && !vuas_free_has(&u->store.free_calls, \result);
    KEEPS_ALL(u);
*/
static uint32_t take(vuas *u)
{
  uint32_t i = VUAS_NONE;
  (void)vuas_free_pop(&u->store.free_calls, &i);
  return i;
}

/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns u->run.stats.calls;
    ensures more: u->run.stats.calls ==
      (\old(u->run.stats.calls) < VUAS_NEVER ? \old(u->run.stats.calls) + 1 : VUAS_NEVER);
    KEEPS_ALL(u);
*/
static void count_opened(vuas *u)
{
  u->run.stats.calls = vuas_more(u->run.stats.calls);
}

/*@ requires place: vuas_mem(u) && vuas_free_ok(&u->store.free_calls);
    terminates \true; exits \false; assigns u->run.stats.active_calls;
    ensures exact: u->run.stats.active_calls == u->store.n_calls - u->store.free_calls.count;
    KEEPS_ALL(u);
*/
static void count_active(vuas *u)
{
  u->run.stats.active_calls = u->store.n_calls - u->store.free_calls.count;
}

uint32_t vuas_call_open(vuas *u, vuas_handle invite)
{
  uint32_t i = take(u);
  if (i == VUAS_NONE) return VUAS_NONE;
  fill(u, i, invite);
  vuas_arm_call(u, i);
  count_opened(u);
  count_active(u);
  return i;
}

/* --- ending --- */

/*@ requires place: \valid(c);
    terminates \true; exits \false; assigns c->state, c->generation;
    ensures free: c->state == VUAS_CALL_FREE;
    ensures dead: c->generation == vuas_generation_after(\old(c->generation));
*/
static void end(vuas_call_slot *c)
{
  uint32_t g = c->generation;
  c->generation = g < 0xFFFFFFFF ? g + 1 : 1;
  c->state = VUAS_CALL_FREE;
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls;
    terminates \true; exits \false; assigns u->store.calls[i].state, u->store.calls[i].generation;
    ensures freed: u->store.calls[i].state == VUAS_CALL_FREE &&
      u->store.calls[i].generation == vuas_generation_after(\old(u->store.calls[i].generation));
    KEEPS_STACKED(u);
    ensures quiet: \old(vuas_quiet(u)) ==> vuas_quiet_but(u, i);
*/
static void retire(vuas *u, uint32_t i)
{
  end(&u->store.calls[i]);
  /*@ assert stack: STACK_KEPT(u); */
  /*@ assert this: vuas_call_ok(&u->store.calls[i]); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: vuas_mem(u) && vuas_free_ok(&u->store.free_calls) && i < u->store.n_calls;
    requires taken: !vuas_free_has(&u->store.free_calls, i);
    terminates \true; exits \false;
    assigns u->store.free_calls.count, u->store.free_calls.slot[0 .. u->store.free_calls.capacity - 1];
    ensures free: vuas_free_ok(&u->store.free_calls);
    ensures others: \forall integer s; s != i ==>
      (vuas_free_has(&u->store.free_calls, s) <==> vuas_free_has{Old}(&u->store.free_calls, s));
    ensures keeps_tx_stack: \old(vuas_tx_stack_ok(u)) ==> vuas_tx_stack_ok(u);
    VUAS_KEEPS_TABLES(u);
    VUAS_KEEPS_CALLS(u);
    VUAS_KEEPS_TXS(u);
    VUAS_KEEPS_RUN(u);
    VUAS_KEEPS_QUIET_BUT(u, i);
*/
static void push(vuas *u, uint32_t i)
{
  vuas_free_push(&u->store.free_calls, i);
}

/*@ requires place: FREE_CALL(u, i) && vuas_free_ok(&u->store.free_calls) && vuas_call_stack_ok(u);
    requires taken: !vuas_free_has(&u->store.free_calls, i);
    terminates \true; exits \false;
    assigns u->store.free_calls.count, u->store.free_calls.slot[0 .. u->store.free_calls.capacity - 1];
    ensures free: vuas_free_ok(&u->store.free_calls) && vuas_call_stack_ok(u);
    KEEPS_STACKED(u);
    VUAS_KEEPS_QUIET_BUT(u, i);
*/
static void spare(vuas *u, uint32_t i)
{
  /*@ assert known: \forall integer s; vuas_free_has(&u->store.free_calls, s) ==>
        u->store.calls[s].state == VUAS_CALL_FREE; */
  push(u, i);
  /*@ assert spare: \forall integer s; vuas_free_has(&u->store.free_calls, s) ==>
        u->store.calls[s].state == VUAS_CALL_FREE; */
  /*@ assert has: \forall integer k; 0 <= k < u->store.free_calls.count ==>
        vuas_free_has(&u->store.free_calls, u->store.free_calls.slot[k]); */
}

/*@ requires place: LIVING_CALL(u, i);
    requires free: vuas_free_ok(&u->store.free_calls) && vuas_call_stack_ok(u);
    terminates \true; exits \false;
    assigns u->store.calls[i].state, u->store.calls[i].generation, u->store.free_calls.count,
      u->store.free_calls.slot[0 .. u->store.free_calls.capacity - 1];
    ensures freed: u->store.calls[i].state == VUAS_CALL_FREE &&
      u->store.calls[i].generation == vuas_generation_after(\old(u->store.calls[i].generation));
    ensures free: vuas_free_ok(&u->store.free_calls) && vuas_call_stack_ok(u);
    KEEPS_STACKED(u);
    ensures quiet: \old(vuas_quiet(u)) ==> vuas_quiet_but(u, i);
*/
static void release(vuas *u, uint32_t i)
{
  /*@ assert taken: !vuas_free_has(&u->store.free_calls, i); */
  retire(u, i);
  spare(u, i);
}

void vuas_call_close(vuas *u, uint32_t i)
{
  release(u, i);
  vuas_arm_call(u, i);
  count_active(u);
}

/* --- changing --- */

/*@ requires place: \valid(m) && \valid_read(tm) && \base_addr(m) != \base_addr(tm);
    requires ok: vuas_repeat_inv(m) && vuas_timing_ok(tm) && now <= VUAS_TIME_MAX && ev <= VUAS_REPEAT_STOP;
    terminates \true; exits \false; assigns *m;
    ensures inv: vuas_repeat_inv(m);
    ensures action: \result == vuas_repeat_does(\old(m->state), vuas_repeat_heard{Pre}(m, ev, now));
*/
static vuas_repeat_action repeat(vuas_repeat *m, vuas_repeat_event ev, uint64_t now, const vuas_timing *tm)
{
  return vuas_repeat_step(m, ev, now, tm);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && vuas_run_ok(u) && ev <= VUAS_REPEAT_STOP;
    requires living: vuas_call_ok(&u->store.calls[i]) && u->store.calls[i].state != VUAS_CALL_FREE;
    terminates \true; exits \false; assigns u->store.calls[i].repeat;
    ensures this: vuas_call_ok(&u->store.calls[i]) && u->store.calls[i].state != VUAS_CALL_FREE;
    KEEPS_ALL(u);
    ensures acked: ev == VUAS_REPEAT_ON_ACK ==>
      (\result == VUAS_REPEAT_TELL_ACKED <==> \old(u->store.calls[i].repeat.state) == VUAS_REPEAT_WAIT);
    ensures action: \result == vuas_repeat_does(\old(u->store.calls[i].repeat.state),
      vuas_repeat_heard{Pre}(&u->store.calls[i].repeat, ev, u->run.now));
*/
static vuas_repeat_action step(vuas *u, uint32_t i, vuas_repeat_event ev)
{
  vuas_repeat_action a = repeat(&u->store.calls[i].repeat, ev, u->run.now, &u->run.config.timing);
  /*@ assert states: STATES_KEPT(u); */
  /*@ assert stack: STACK_KEPT(u); */
  /*@ assert count: u->store.free_calls.count == \at(u->store.free_calls.count, Pre); */
  /*@ assert held: HELD_KEPT(u); */
  /*@ assert in_stack: IN_STACK_KEPT(u); */
  /*@ assert to: TXS_SAME(u, to_end); */
  /*@ assert ids: TXS_SAME(u, ids_end); */
  /*@ assert routes: TXS_SAME(u, routes_end); */
  /*@ assert reason: TXS_SAME(u, reason_end); */
  /*@ assert tail: TXS_SAME(u, tail_end); */
  /*@ assert key: TXS_SAME(u, key_end); */
  /*@ assert merge: TXS_SAME(u, merge_end); */
  /*@ assert ist: MACHINES_KEPT(u, vuas_ist_inv, ist); */
  /*@ assert nist: MACHINES_KEPT(u, vuas_nist_inv, nist); */
  /*@ assert nict: MACHINES_KEPT(u, vuas_nict_inv, nict); */
  /*@ assert others: OTHERS_KEPT(u, i); */
  return a;
}

vuas_repeat_action vuas_call_repeat(vuas *u, uint32_t i, vuas_repeat_event ev)
{
  vuas_repeat_action a = step(u, i, ev);
  vuas_arm_call(u, i);
  return a;
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
    requires living: VUAS_CALL_INVITED <= state <= VUAS_CALL_MORTAL;
    terminates \true; exits \false; assigns u->store.calls[i].state;
    ensures state: u->store.calls[i].state == state;
    KEEPS_ALL(u);
*/
static void become(vuas *u, uint32_t i, uint8_t state)
{
  u->store.calls[i].state = state;
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

void vuas_call_becomes(vuas *u, uint32_t i, uint8_t state)
{
  become(u, i, state);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls;
    terminates \true; exits \false; assigns u->store.calls[i].bye_wanted;
    ensures wanted: u->store.calls[i].bye_wanted;
    KEEPS_ALL(u);
*/
static void want_bye(vuas *u, uint32_t i)
{
  u->store.calls[i].bye_wanted = true;
}

void vuas_call_bye_later(vuas *u, uint32_t i)
{
  want_bye(u, i);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls;
    terminates \true; exits \false; assigns u->store.calls[i].described, u->store.calls[i].description;
    ensures described: u->store.calls[i].described && u->store.calls[i].description == number;
    KEEPS_ALL(u);
*/
static void note_description(vuas *u, uint32_t i, uint64_t number)
{
  u->store.calls[i].described = true;
  u->store.calls[i].description = number;
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

void vuas_call_describes(vuas *u, uint32_t i, uint64_t number)
{
  note_description(u, i, number);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && vuas_run_ok(u);
    terminates \true; exits \false; assigns u->store.calls[i].refresh_at;
    ensures later: u->store.calls[i].refresh_at == u->run.now + u->run.config.timing.t1;
    KEEPS_ALL(u);
*/
static void retry(vuas *u, uint32_t i)
{
  u->store.calls[i].refresh_at = u->run.now + u->run.config.timing.t1;
}

void vuas_call_waits(vuas *u, uint32_t i)
{
  become(u, i, VUAS_CALL_ESTABLISHED);
  want_bye(u, i);
  retry(u, i);
  vuas_arm_call(u, i);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && vuas_run_ok(u);
    terminates \true; exits \false; assigns u->store.calls[i].refresh_at;
    ensures later: u->store.calls[i].refresh_at == u->run.now + u->run.config.refresh_ms;
    KEEPS_ALL(u);
*/
static void refresh(vuas *u, uint32_t i)
{
  u->store.calls[i].refresh_at = u->run.now + u->run.config.refresh_ms;
}

void vuas_call_refreshed(vuas *u, uint32_t i)
{
  refresh(u, i);
  vuas_arm_call(u, i);
}

void vuas_call_answered(vuas *u, uint32_t i, uint16_t status)
{
  if (status < 200) {
    become(u, i, VUAS_CALL_EARLY);
    refresh(u, i);
  } else {
    set_times(u, i, VUAS_NEVER);
  }
  if (200 <= status && status < 300) {
    become(u, i, VUAS_CALL_MORATORIUM);
    (void)step(u, i, VUAS_REPEAT_START);
  }
  vuas_arm_call(u, i);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
    terminates \true; exits \false;
    assigns u->store.calls[i].bye, u->store.calls[i].local_seq, u->store.calls[i].has_local_seq;
    ensures bye: u->store.calls[i].bye == bye && u->store.calls[i].has_local_seq;
    ensures sequence: u->store.calls[i].local_seq ==
      \old(vuas_seq_after(u->store.calls[i].has_local_seq ? \true : \false, u->store.calls[i].local_seq));
    KEEPS_ALL(u);
*/
static void note_bye(vuas *u, uint32_t i, vuas_handle bye)
{
  u->store.calls[i].local_seq = vuas_next_seq(&u->store.calls[i]);
  u->store.calls[i].has_local_seq = true;
  u->store.calls[i].bye.slot = bye.slot;
  u->store.calls[i].bye.generation = bye.generation;
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

void vuas_call_byes(vuas *u, uint32_t i, vuas_handle bye)
{
  note_bye(u, i, bye);
  become(u, i, VUAS_CALL_MORTAL);
  set_times(u, i, VUAS_NEVER);
  vuas_arm_call(u, i);
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false; assigns u->store.calls[i].path;
    ensures path: u->store.calls[i].path.transport == u->run.source.transport &&
      u->store.calls[i].path.binding == u->run.source.binding &&
      u->store.calls[i].path.connection == u->run.source.connection;
    KEEPS_BUT_STACKS(u);
    ensures states: STATES_THEN(u);
    ensures stack: STACK_THEN(u);
    ensures count: u->store.free_calls.count == \old(u->store.free_calls.count);
    ensures tx_stack: \old(vuas_tx_stack_ok(u)) ==> vuas_tx_stack_ok(u);
    VUAS_KEEPS_QUIET(u);
*/
static void set_path(vuas *u, uint32_t i)
{
  u->store.calls[i].path = u->run.source;
  /*@ assert states: STATES_KEPT(u); */
  /*@ assert stack: STACK_KEPT(u); */
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls && u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false; assigns u->store.calls[i].path;
    ensures path: u->store.calls[i].path.transport == u->run.source.transport &&
      u->store.calls[i].path.binding == u->run.source.binding &&
      u->store.calls[i].path.connection == u->run.source.connection;
    KEEPS_ALL(u);
*/
static void follow(vuas *u, uint32_t i)
{
  set_path(u, i);
  /*@ assert then: \at(vuas_call_stack_ok(u), Pre) ==> \forall integer k;
        0 <= k < \at(u->store.free_calls.count, Pre) ==>
        \at(u->store.calls[u->store.free_calls.slot[k]].state, Pre) == VUAS_CALL_FREE; */
  /*@ assert held: \at(vuas_call_stack_ok(u), Pre) ==> \forall integer k; 0 <= k < u->store.free_calls.count ==>
        u->store.calls[\at(u->store.free_calls.slot[k], Pre)].state == VUAS_CALL_FREE; */
  /*@ assert now: \at(vuas_call_stack_ok(u), Pre) ==> \forall integer k; 0 <= k < u->store.free_calls.count ==>
        u->store.calls[u->store.free_calls.slot[k]].state == VUAS_CALL_FREE; */
}

/*@ requires place: vuas_mem(u) && i < u->store.n_calls;
    terminates \true; exits \false; assigns u->store.calls[i].remote_seq;
    ensures sequence: u->store.calls[i].remote_seq == u->run.message.cseq;
    KEEPS_ALL(u);
*/
static void hear(vuas *u, uint32_t i)
{
  u->store.calls[i].remote_seq = u->run.message.cseq;
  /*@ assert this: CALL_KEPT(u, i); */
  /*@ assert others: OTHERS_KEPT(u, i); */
}

void vuas_call_heard(vuas *u, uint32_t i)
{
  follow(u, i);
  hear(u, i);
}
