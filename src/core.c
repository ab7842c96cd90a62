/* SPDX-License-Identifier: Apache-2.0 */
#include "core.h"
#include "machines.h"
#include "trying.h"
#include "within.h"

/* --- what the callees below do, as far as it matters here: each a proof of what it leaves alone --- */

#define IN_HAND(u, b) vuas_in_hand(u, b) && (u)->run.source.transport <= VUAS_TRANSPORT_OTHER

/*@ requires place: vuas_mem(u) && vuas_in_hand(u, b);
    terminates \true; exits \false;
    assigns u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end, u->run.key_hash, u->run.merge_hash;
    ensures keys: vuas_keys_ok(u);
    ensures old: \result && \old(vuas_is_old(b, &u->run.message)) ==>
      u->run.key_end == \old(vuas_old_key_size(&u->run.message, with_to_tag ? \true : \false));
*/
static bool put_keys(vuas *u, const uint8_t *b, bool with_to_tag)
{
  /*@ ghost vuas_can_key(&u->run.message, u->run.length); */
  return vuas_make_keys(u, b, with_to_tag);
}

/*@ requires ok: vuas_ok(u) && IN_HAND(u, b);
    terminates \true; exits \false;
    assigns u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end, u->run.key_hash, u->run.merge_hash;
    ensures keys: vuas_keys_ok(u);
    ensures refusal: u->run.message.refusal.status == \old(u->run.message.refusal.status);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
    ensures old: \result && \old(vuas_is_old(b, &u->run.message)) ==>
      u->run.key_end == \old(vuas_old_key_size(&u->run.message, with_to_tag ? \true : \false));
*/
static bool make_keys(vuas *u, const uint8_t *b, bool with_to_tag)
{
  bool fits = put_keys(u, b, with_to_tag);
  /*@ assert config: VUAS_SAME_CONFIG(u); */
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert deadlines: VUAS_SAME_DEADLINES(u); */
  /*@ assert nodes: VUAS_SAME_NODES(u); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  return fits;
}

/*@ requires place: vuas_mem(u) && vuas_in_hand(u, b);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_is_old(b, &u->run.message);
*/
static bool old_style(const vuas *u, const uint8_t *b)
{
  /*@ ghost vuas_can_key(&u->run.message, u->run.length); */
  return vuas_old_style(u, b);
}

/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns u->run.stats.retransmissions_in;
    ensures more: u->run.stats.retransmissions_in ==
      (\old(u->run.stats.retransmissions_in) < VUAS_NEVER ? \old(u->run.stats.retransmissions_in) + 1 : VUAS_NEVER);
    ensures keeps_kinds: \forall integer t; u->store.txs[t].kind == \old(u->store.txs[t].kind);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
*/
static void count_repeated(vuas *u)
{
  vuas_count_repeated(u);
}

/* This answer, or none when it cannot be given. */
#define GETS(out, status) (vuas_sent{Old,Here}(out, 1, status, -1) || vuas_sent{Old,Here}(out, 0, -1, -1))

/* --- a request that a transaction knows (RFC 3261 17.2.3) --- */

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires hand: vuas_in_hand(u, b);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    VUAS_ONLY_REQUESTS(u, out);
*/
static void on_stray_ack(vuas *u, const uint8_t *b, vuas_out *out)
{
  uint32_t i = vuas_find_dialog(u, b);
  if (i != VUAS_NONE) vuas_on_ack(u, i, u->run.message.body, out);
  else vuas_answer_drop(u);
}

/* The INVITE of transaction t came again, or its ACK. */
/*@ requires ok: vuas_ok(u) && t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_IST;
    terminates \true; exits \false; assigns u->run.stats.retransmissions_in, VUAS_TXS(u);
    ensures ok: vuas_ok(u);
    ensures sends: \result == VUAS_IST_RESEND || \result == VUAS_IST_SEND_TRYING ==>
      u->store.txs[t].kind == VUAS_TX_IST;
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_HAND(u);
    ensures ack: u->run.message.method == VUAS_METHOD_ACK ==>
      \result == VUAS_IST_NOTHING || \result == VUAS_IST_PASS_ACK;
    ensures counted: u->run.message.method != VUAS_METHOD_ACK ==> u->run.stats.retransmissions_in ==
      (\old(u->run.stats.retransmissions_in) < VUAS_NEVER ? \old(u->run.stats.retransmissions_in) + 1 : VUAS_NEVER);
*/
static vuas_ist_action came_again(vuas *u, uint32_t t)
{
  if (u->run.message.method == VUAS_METHOD_ACK) return vuas_step_ist(u, t, VUAS_IST_ON_ACK);
  count_repeated(u);
  return vuas_step_ist(u, t, VUAS_IST_ON_INVITE);
}

/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires hand: IN_HAND(u, b);
    requires this: t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_IST;
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    VUAS_ACK_UNANSWERED(u, out);
*/
static void on_known_invite(vuas *u, const uint8_t *b, uint32_t t, vuas_out *out)
{
  uint64_t due = u->store.txs[t].ist.trying_at;
  vuas_ist_action action = came_again(u, t);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (action == VUAS_IST_RESEND) vuas_resend(u, t, out);
  else if (action == VUAS_IST_SEND_TRYING) vuas_send_trying(u, t, due, out);
  else if (action == VUAS_IST_PASS_ACK) on_stray_ack(u, b, out);
}

/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires this: t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_NIST;
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
*/
static void on_known_other(vuas *u, uint32_t t, vuas_out *out)
{
  count_repeated(u);
  if (vuas_step_nist(u, t, VUAS_NIST_ON_REQUEST) == VUAS_NIST_RESEND) vuas_resend(u, t, out);
}

/*@ requires place: vuas_mem(u) && t < u->store.n_txs && vuas_in_hand(u, b);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> u->run.message.to.tag.len == VUAS_TAG_BYTES &&
      vuas_same(&u->store.txs[t].tag[0], 0, b, u->run.message.to.tag.off, VUAS_TAG_BYTES);
*/
static bool has_our_tag(const vuas *u, const uint8_t *b, uint32_t t)
{
  vuas_span tag = u->run.message.to.tag;
  /*@ ghost vuas_can_tell(&u->run.message, u->run.length); */
  return tag.len == VUAS_TAG_BYTES && vuas_same_bytes(u->store.txs[t].tag, 0, b, tag.off, VUAS_TAG_BYTES);
}

/* An old-style ACK has the To tag of our response where its INVITE had none (17.2.3). */
/*@ requires ok: vuas_ok(u) && IN_HAND(u, b) && vuas_keys_ok(u);
    terminates \true; exits \false;
    assigns u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end, u->run.key_hash, u->run.merge_hash;
    ensures ok: vuas_ok(u) && vuas_keys_ok(u);
    ensures found: \result != VUAS_NONE ==> vuas_tx_matches(u, \result, VUAS_METHOD_INVITE) &&
      u->run.message.to.tag.len == VUAS_TAG_BYTES &&
      vuas_same(&u->store.txs[\result].tag[0], 0, b, u->run.message.to.tag.off, VUAS_TAG_BYTES);
    ensures old: \result != VUAS_NONE ==>
      u->run.message.method == VUAS_METHOD_ACK && \old(vuas_is_old(b, &u->run.message));
    ensures untagged: \result != VUAS_NONE ==>
      u->run.key_end == \old(vuas_old_key_size(&u->run.message, \false));
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
*/
static uint32_t find_old_ack(vuas *u, const uint8_t *b)
{
  if (u->run.message.method != VUAS_METHOD_ACK || !old_style(u, b)) return VUAS_NONE;
  if (!make_keys(u, b, false)) return VUAS_NONE;
  uint32_t t = vuas_tx_find(u, VUAS_METHOD_INVITE);
  return t != VUAS_NONE && has_our_tag(u, b, t) ? t : VUAS_NONE;
}

/*@ requires ok: vuas_ok(u) && IN_HAND(u, b) && vuas_keys_ok(u);
    terminates \true; exits \false;
    assigns u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end, u->run.key_hash, u->run.merge_hash;
    ensures ok: vuas_ok(u) && vuas_keys_ok(u);
    ensures found: \result != VUAS_NONE ==> \result < u->store.n_txs &&
      (u->store.txs[\result].kind == VUAS_TX_IST || u->store.txs[\result].kind == VUAS_TX_NIST);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
*/
static uint32_t find_transaction(vuas *u, const uint8_t *b)
{
  uint16_t method = u->run.message.method;
  uint32_t t = vuas_tx_find(u, method == VUAS_METHOD_ACK ? (uint16_t)VUAS_METHOD_INVITE : method);
  return t != VUAS_NONE ? t : find_old_ack(u, b);
}

/*@ predicate sip{L}(vuas_message *m) = m->ruri.scheme == VUAS_SCHEME_SIP || m->ruri.scheme == VUAS_SCHEME_SIPS;
*/
/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> sip(m);
*/
static bool sip_uri(const vuas_message *m)
{
  return m->ruri.scheme == VUAS_SCHEME_SIP || m->ruri.scheme == VUAS_SCHEME_SIPS;
}

/* --- CANCEL (RFC 3261 9.2) --- */

/* open, answered: the call's next state, its events and what is sent are those of spec/machines/call.table. */
/*@ VUAS_CAN_STEP(u, out, 1, 2);
    requires this: t < u->store.n_txs;
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 2);
    ensures open: \old(vuas_call_is(u, call, call.slot) && vuas_invite_open(u, call.slot, t)) ==>
      u->store.calls[call.slot].state ==
        \old(vuas_call_to(u->store.calls[call.slot].state, vuas_call_cancelled, 1, 0, 0, 0, 0)) &&
      VUAS_TOLD_BY_TABLE(out, u->store.calls[call.slot].state, vuas_call_cancelled, 1, 0, 0, 0, 0) &&
      VUAS_SENT_BY_TABLE(out, u->store.calls[call.slot].state, vuas_call_cancelled, 1, 0, 0, 0, 0, 0);
    ensures answered: \old(vuas_call_is(u, call, call.slot) && !vuas_invite_open(u, call.slot, t)) ==>
      u->store.calls[call.slot].state ==
        \old(vuas_call_to(u->store.calls[call.slot].state, vuas_call_cancelled, 0, 0, 0, 0, 0)) &&
      VUAS_TOLD_BY_TABLE(out, u->store.calls[call.slot].state, vuas_call_cancelled, 0, 0, 0, 0, 0) &&
      VUAS_SENT_BY_TABLE(out, u->store.calls[call.slot].state, vuas_call_cancelled, 0, 0, 0, 0, 0, 0);
    ensures times: \old(vuas_call_is(u, call, call.slot) && !vuas_invite_open(u, call.slot, t)) ==>
      VUAS_TIMES_BY_TABLE(u, call.slot, vuas_call_cancelled, 0, 0, 0, 0);
    ensures ended: !\old(vuas_call_is(u, call, call.slot)) ==>
      vuas_sent{Old,Here}(out, 0, -1, -1) && out->n_events == \old(out->n_events);
*/
static void cancel(vuas *u, vuas_handle call, uint32_t t, vuas_out *out)
{
  uint32_t i = vuas_call_of(u, call);
  if (i == VUAS_NONE || vuas_open_invite(u, i) != t) return;
  vuas_tell_call(u, i, VUAS_EVENT_CANCELLED, 0, out);
  vuas_finish(u, i, 487, out);
}

/*@ VUAS_CAN_ANSWER(u, b, out, 2, 2);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 2, 2);
*/
static void on_cancel(vuas *u, const uint8_t *b, vuas_out *out)
{
  uint32_t t = vuas_tx_find(u, VUAS_ANY_METHOD);
  bool sip = sip_uri(&u->run.message);
  if (!sip || t == VUAS_NONE) {
    vuas_answer(u, b, sip ? 481 : 416, VUAS_WITH_NOTHING, out);
    return;
  }
  vuas_handle call = u->store.txs[t].call;
  vuas_answer_as(u, b, 200, VUAS_WITH_NOTHING, VUAS_TX_NIST, t, out);
  cancel(u, call, t, out);
}

/* --- a new call (RFC 3261 13.3.1) --- */

/*@ predicate has_contact{L}(vuas_message *m) = m->n_contacts == 1 && !m->contact_star &&
      (m->contact.uri.scheme == VUAS_SCHEME_SIP || m->contact.uri.scheme == VUAS_SCHEME_SIPS);
*/
/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> has_contact(m);
*/
static bool contact_good(const vuas_message *m)
{
  return m->n_contacts == 1 && !m->contact_star &&
         (m->contact.uri.scheme == VUAS_SCHEME_SIP || m->contact.uri.scheme == VUAS_SCHEME_SIPS);
}

/*@ requires place: \valid(r);
    terminates \true; exits \false; assigns r->cause, r->field;
    ensures cause: r->cause == (missing ? VUAS_CAUSE_MISSING : VUAS_CAUSE_MALFORMED) && r->field == VUAS_FIELD_CONTACT;
*/
static void blame_contact(vuas_refusal *r, bool missing)
{
  r->cause = missing ? VUAS_CAUSE_MISSING : VUAS_CAUSE_MALFORMED;
  r->field = VUAS_FIELD_CONTACT;
}

/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns u->run.message.refusal.cause, u->run.message.refusal.field;
    ensures field: u->run.message.refusal.field == VUAS_FIELD_CONTACT;
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
*/
static void refuse_contact(vuas *u)
{
  blame_contact(&u->run.message.refusal, u->run.message.n_contacts == 0);
}

/*@ requires place: vuas_mem(u) && vuas_in_hand(u, b) && u->run.source.transport <= VUAS_TRANSPORT_OTHER;
    terminates \true; exits \false; assigns u->run.dialog;
    ensures parts: vuas_dialog_parts(&u->run.dialog);
*/
static bool put_dialog(vuas *u, const uint8_t *b)
{
  /*@ ghost vuas_can_tell(&u->run.message, u->run.length); */
  return vuas_dialog_draft(u, b);
}

/*@ requires ok: vuas_ok(u) && IN_HAND(u, b);
    terminates \true; exits \false; assigns u->run.dialog;
    ensures parts: vuas_dialog_parts(&u->run.dialog);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
*/
static bool draft_dialog(vuas *u, const uint8_t *b)
{
  bool fits = put_dialog(u, b);
  /*@ assert config: VUAS_SAME_CONFIG(u); */
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert deadlines: VUAS_SAME_DEADLINES(u); */
  /*@ assert nodes: VUAS_SAME_NODES(u); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  return fits;
}

/* What of the request's Timestamp the 100 tells: a delay follows it, unless it came with one. */
/*@ requires place: vuas_mem(u) && vuas_in_hand(u, b);
    terminates \true; exits \false; assigns \nothing;
    ensures delay: \result == VUAS_WITH_DELAY <==> VUAS_IS_TOKEN(b, u->run.message.timestamp);
    ensures none: \result == VUAS_WITH_DELAY || \result == VUAS_WITH_TIMESTAMP;
*/
static vuas_with stamp_of(const vuas *u, const uint8_t *b)
{
  vuas_span s = u->run.message.timestamp;
  /*@ ghost vuas_can_explain(&u->run.message, u->run.length); */
  uint32_t end = (uint32_t)s.off + s.len;
  return s.len > 0 && vuas_scan_token(b, s.off, end) == end ? VUAS_WITH_DELAY : VUAS_WITH_TIMESTAMP;
}

/*@ requires ok: vuas_ok(u) && IN_HAND(u, b) && vuas_keys_ok(u);
    requires dialog: vuas_dialog_parts(&u->run.dialog);
    terminates \true; exits \false; assigns u->run.draft;
    ensures ok: vuas_ok(u) && IN_HAND(u, b) && vuas_keys_ok(u);
    ensures dialog: vuas_dialog_parts(&u->run.dialog);
    ensures drafted: \result ==> vuas_draft_ok(&u->run.draft) && u->run.draft.status == 100;
    VUAS_KEEPS_GIVEN(u);
*/
static bool draft_trying(vuas *u, const uint8_t *b)
{
  return vuas_answer_head(u, b, true) && vuas_answer_tail(u, b, 100, stamp_of(u, b));
}

/* The dialog, and the answer 100 to the INVITE, from which all others follow. */
/*@ requires ok: vuas_ok(u) && IN_HAND(u, b) && vuas_keys_ok(u);
    terminates \true; exits \false; assigns u->run.dialog, u->run.draft;
    ensures ok: vuas_ok(u) && IN_HAND(u, b) && vuas_keys_ok(u);
    ensures drafted: \result ==> vuas_dialog_parts(&u->run.dialog) && vuas_draft_ok(&u->run.draft) &&
      u->run.draft.status == 100;
    VUAS_KEEPS_GIVEN(u);
*/
static bool draft_call(vuas *u, const uint8_t *b)
{
  return draft_dialog(u, b) && draft_trying(u, b);
}

/*@ requires place: vuas_mem(u) && vuas_dialog_parts(&u->run.dialog);
    terminates \true; exits \false; assigns u->run.draft.tag[0 .. VUAS_TAG_BYTES - 1];
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
    VUAS_KEEPS_DRAFT(u);
    ensures tag: vuas_hex_there(&u->run.draft.tag[0], 0, call.slot, 8) &&
      vuas_hex_there(&u->run.draft.tag[0], 8, call.generation, 8);
*/
static void draft_tag(vuas *u, vuas_handle call)
{
  vuas_call_tag(u, call);
}

/*@ requires ok: vuas_ok(u) && vuas_dialog_parts(&u->run.dialog);
    terminates \true; exits \false;
    assigns u->run.stats, u->store.calls[0 .. u->store.n_calls - 1], VUAS_CALL_TABLES(u);
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_GIVEN(u);
*/
static void open_call(vuas *u)
{
  (void)vuas_call_open(u, u->run.draft.transaction);
}

/* Call and transaction of the INVITE in hand; false when there is no room. */
/*@ requires ok: vuas_ok(u) && vuas_message_in(&u->run.message, u->run.length) && vuas_keys_ok(u);
    requires drafts: vuas_dialog_parts(&u->run.dialog) && vuas_draft_ok(&u->run.draft);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u);
    ensures ok: vuas_ok(u);
    ensures again: !\result ==> vuas_message_in(&u->run.message, u->run.length) && vuas_keys_ok(u);
    ensures same: !\result ==> u->run.length == \old(u->run.length) &&
      u->run.message.n_vias == \old(u->run.message.n_vias) &&
      u->run.source.transport == \old(u->run.source.transport);
    VUAS_KEEPS_GIVEN(u);
    ensures tag: vuas_hex_there(&u->run.draft.tag[0], 0, call.slot, 8) &&
      vuas_hex_there(&u->run.draft.tag[0], 8, call.generation, 8);
*/
static bool begin_call(vuas *u, vuas_handle call)
{
  draft_tag(u, call);
  uint32_t t = vuas_answer_open(u, VUAS_TX_IST, call);
  if (t == VUAS_NONE) return false;
  vuas_answer_remember(u, t);
  open_call(u);
  return true;
}

/*@ VUAS_CAN_ANSWER(u, b, out, 1, 1);
    requires drafts: vuas_dialog_parts(&u->run.dialog) && vuas_draft_ok(&u->run.draft);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 1);
    ensures told: out->n_events == \old(out->n_events) + 1 ==>
      out->event[\old(out->n_events)].kind == VUAS_EVENT_INVITE &&
      out->event[\old(out->n_events)].status == 0 && vuas_sent{Old,Here}(out, 0, -1, -1);
    ensures refused: out->n_events == \old(out->n_events) ==> GETS(out, 503);
*/
static void admit_call(vuas *u, const uint8_t *b, vuas_out *out)
{
  vuas_handle call = vuas_call_peek(u);
  bool begun = begin_call(u, call);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (begun) vuas_report(u, VUAS_EVENT_INVITE, 0, call, u->run.message.body, out);
  else vuas_answer(u, b, 503, VUAS_WITH_RETRY_AFTER, out);
}

/*@ VUAS_CAN_ANSWER(u, b, out, 1, 1);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 1);
    ensures refused: out->n_events == \old(out->n_events) ==> GETS(out, 503) || GETS(out, 513);
*/
static void try_call(vuas *u, const uint8_t *b, vuas_out *out)
{
  bool fits = draft_call(u, b);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (fits) admit_call(u, b, out);
  else vuas_answer(u, b, 513, VUAS_WITH_NOTHING, out);
}

/*@ VUAS_CAN_ANSWER(u, b, out, 1, 0);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    ensures refused: GETS(out, 400);
    ensures blamed: u->run.message.refusal.field == VUAS_FIELD_CONTACT;
*/
static void bad_contact(vuas *u, const uint8_t *b, vuas_out *out)
{
  refuse_contact(u);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  vuas_answer(u, b, 400, VUAS_WITH_CAUSE, out);
}

/*@ predicate no_room{L}(vuas *u) =
      u->run.config.closed || u->store.free_calls.count == 0 || u->store.free_txs.count == 0;
*/
/*@ requires place: \valid_read(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> no_room(u);
*/
static bool full(const vuas *u)
{
  return u->run.config.closed || u->store.free_calls.count == 0 || u->store.free_txs.count == 0;
}

/* Who has opened too many transactions gets no call (RFC 3261 21.5.4). */
/*@ VUAS_CAN_ANSWER(u, b, out, 1, 1);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 1);
    ensures refused: out->n_events == \old(out->n_events) ==> GETS(out, 503) || GETS(out, 513);
*/
static void admit_source(vuas *u, const uint8_t *b, vuas_out *out)
{
  bool may = vuas_answer_may_open(u);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (may) try_call(u, b, out);
  else vuas_answer(u, b, 503, VUAS_WITH_RETRY_AFTER, out);
}

/*@ VUAS_CAN_ANSWER(u, b, out, 1, 1);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 1);
    ensures contact: !\old(has_contact(&u->run.message)) ==> GETS(out, 400);
    ensures full: \old(has_contact(&u->run.message)) && \old(no_room(u)) ==> GETS(out, 503);
*/
static void on_new_invite(vuas *u, const uint8_t *b, vuas_out *out)
{
  if (!contact_good(&u->run.message)) bad_contact(u, b, out);
  else if (full(u)) vuas_answer(u, b, 503, VUAS_WITH_RETRY_AFTER, out);
  else admit_source(u, b, out);
}

/* OPTIONS outside a dialog is answered as an INVITE would be (RFC 3261 11.2). */
/*@ VUAS_CAN_ANSWER(u, b, out, 1, 0);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    ensures full: \old(no_room(u)) ==> GETS(out, 503);
    ensures answered: !\old(no_room(u)) ==> GETS(out, 200);
*/
static void on_options(vuas *u, const uint8_t *b, vuas_out *out)
{
  if (full(u)) vuas_answer(u, b, 503, VUAS_WITH_RETRY_AFTER, out);
  else vuas_answer(u, b, 200, VUAS_WITH_ABILITIES, out);
}

/* --- admission (RFC 3261 8.2) --- */

/*@ predicate allowed(integer method) =
      method == VUAS_METHOD_INVITE || method == VUAS_METHOD_BYE || method == VUAS_METHOD_OPTIONS;
    predicate coded{L}(vuas_message *m) = m->body.len > 0 && m->has_content_encoding;
*/

/*@ terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> allowed(method);
*/
static bool method_allowed(uint16_t method)
{
  return method == VUAS_METHOD_INVITE || method == VUAS_METHOD_BYE || method == VUAS_METHOD_OPTIONS;
}

/*@ requires place: \valid_read(m);
    requires type: vuas_octets(b, m->media_type.off + m->media_type.len);
    requires subtype: vuas_octets(b, m->media_subtype.off + m->media_subtype.len);
    terminates \true; exits \false; assigns \nothing;
    ensures free: m->body.len == 0 || m->optional_body || !m->has_content_type ==> \result;
    ensures sdp: m->body.len > 0 && !m->optional_body && m->has_content_type ==>
      (\result <==> vuas_word_at(b, m->media_type.off, m->media_type.off + m->media_type.len, VUAS_WORD_APPLICATION) &&
                    vuas_word_at(b, m->media_subtype.off, m->media_subtype.off + m->media_subtype.len, VUAS_WORD_SDP));
*/
static bool body_understood(const uint8_t *b, const vuas_message *m)
{
  if (m->body.len == 0 || m->optional_body || !m->has_content_type) return true;
  return vuas_word_is(b, m->media_type.off, (uint32_t)m->media_type.off + m->media_type.len, VUAS_WORD_APPLICATION) &&
         vuas_word_is(b, m->media_subtype.off, (uint32_t)m->media_subtype.off + m->media_subtype.len, VUAS_WORD_SDP);
}

/* The application answers the request in hand if it stands in a dialog; OPTIONS can stand elsewhere, too. */
#define TAKEN(u) \
  (VUAS_TAKEN(u) && ((u)->run.message.to.has_tag != 0 || (u)->run.message.method != VUAS_METHOD_OPTIONS))

/*@ requires place: \valid_read(u) && u->run.message.method <= VUAS_METHOD_LAST;
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> TAKEN(u);
*/
static bool taken(const vuas *u)
{
  const vuas_message *m = &u->run.message;
  return u->run.config.takes[m->method] && (m->to.has_tag || m->method != VUAS_METHOD_OPTIONS);
}

/* What ends such a request here, or 0: the application has no other part in it (RFC 3261 12.2.2, 8.2.2). */
/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures outside: \result == 481 <==> !m->to.has_tag;
    ensures scheme: \result == 416 <==> m->to.has_tag && !sip(m);
    ensures extension: \result == 420 <==> m->to.has_tag && sip(m) && m->n_require > 0;
    ensures passed: \result == 0 <==> m->to.has_tag && sip(m) && m->n_require == 0;
*/
static uint16_t inspect_taken(const vuas_message *m)
{
  if (!m->to.has_tag) return 481;
  if (!sip_uri(m)) return 416;
  return m->n_require > 0 ? 420 : 0;
}

/* 8.2.1 to 8.2.3 of a request that the core answers: the status that ends it here, or 0. */
/*@ requires ok: vuas_ok(u) && vuas_in_hand(u, b) && vuas_keys_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures status: \result == 0 || \result == 405 || \result == 415 || \result == 416 || \result == 420 ||
      \result == 482 || \result == 501;
    ensures unknown: \result == 501 <==> u->run.message.method == VUAS_METHOD_OTHER;
    ensures method: \result == 405 <==> u->run.message.method != VUAS_METHOD_OTHER && !u->run.message.to.has_tag &&
      !allowed(u->run.message.method);
    ensures left: u->run.message.method != VUAS_METHOD_OTHER && u->run.message.to.has_tag &&
      !allowed(u->run.message.method) ==> \result == 0;
    ensures scheme: \result == 416 <==> allowed(u->run.message.method) && !sip(&u->run.message);
    ensures merged: \result == 482 ==> \exists integer i; vuas_request_matches(u, i);
    ensures outside: \result == 482 ==> !u->run.message.to.has_tag;
    ensures extension: \result == 420 ==> u->run.message.n_require > 0;
    ensures coding: \result == 415 ==> u->run.message.n_require == 0 && u->run.message.body.len > 0;
    ensures passed: \result == 0 && allowed(u->run.message.method) ==>
      u->run.message.n_require == 0 && !coded(&u->run.message);
*/
static uint16_t inspect_own(const vuas *u, const uint8_t *b)
{
  const vuas_message *m = &u->run.message;
  if (m->method == VUAS_METHOD_OTHER) return 501;
  if (!method_allowed(m->method)) return m->to.has_tag ? 0 : 405; /* the dialog, if there is one, answers it */
  if (!sip_uri(m)) return 416;
  if (!m->to.has_tag && vuas_tx_merged(u)) return 482;
  if (m->n_require > 0) return 420;
  if (m->body.len > 0 && m->has_content_encoding) return 415;
  return body_understood(b, m) ? 0 : 415;
}

/* The same of any request. */
/*@ requires ok: vuas_ok(u) && vuas_in_hand(u, b) && vuas_keys_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures status: \result == 0 || \result == 405 || \result == 415 || \result == 416 || \result == 420 ||
      \result == 481 || \result == 482 || \result == 501;
    ensures taken: TAKEN(u) ==> (\result == 0 <==>
      u->run.message.to.has_tag && sip(&u->run.message) && u->run.message.n_require == 0);
    ensures outside: \result == 481 <==> TAKEN(u) && !u->run.message.to.has_tag;
    ensures unknown: \result == 501 <==> !TAKEN(u) && u->run.message.method == VUAS_METHOD_OTHER;
    ensures method: !TAKEN(u) ==> (\result == 405 <==> u->run.message.method != VUAS_METHOD_OTHER &&
      !u->run.message.to.has_tag && !allowed(u->run.message.method));
    ensures scheme: !TAKEN(u) ==> (\result == 416 <==> allowed(u->run.message.method) && !sip(&u->run.message));
    ensures merged: \result == 482 ==> \exists integer i; vuas_request_matches(u, i);
    ensures extension: \result == 420 ==> u->run.message.n_require > 0;
    ensures passed: \result == 0 && allowed(u->run.message.method) ==> u->run.message.n_require == 0;
*/
static uint16_t inspect(const vuas *u, const uint8_t *b)
{
  return taken(u) ? inspect_taken(&u->run.message) : inspect_own(u, b);
}

/* The rows that go with such a status. */
/*@ requires place: \valid_read(m);
    terminates \true; exits \false; assigns \nothing;
    ensures allow: status == 501 || status == 405 ==> \result == VUAS_WITH_ALLOW;
    ensures extension: status == 420 ==> \result == VUAS_WITH_UNSUPPORTED;
    ensures coding: status == 415 ==>
      \result == (m->body.len > 0 && m->has_content_encoding ? VUAS_WITH_ENCODING : VUAS_WITH_ACCEPT);
    ensures scheme: status == 416 ==> \result == VUAS_WITH_NOTHING;
*/
static vuas_with rows_for(const vuas_message *m, uint16_t status)
{
  if (status == 501 || status == 405) return VUAS_WITH_ALLOW;
  if (status == 420) return VUAS_WITH_UNSUPPORTED;
  if (status != 415) return VUAS_WITH_NOTHING;
  return m->body.len > 0 && m->has_content_encoding ? VUAS_WITH_ENCODING : VUAS_WITH_ACCEPT;
}

/*@ VUAS_CAN_ANSWER(u, b, out, 2, 2);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 2, 2);
    ensures unknown: !\old(TAKEN(u)) && \old(u->run.message.method) == VUAS_METHOD_OTHER ==> GETS(out, 501);
    ensures method: !\old(TAKEN(u)) && \old(u->run.message.method) != VUAS_METHOD_OTHER &&
      !\old(u->run.message.to.has_tag) && !\old(allowed(u->run.message.method)) ==> GETS(out, 405);
    ensures scheme: !\old(TAKEN(u)) && \old(allowed(u->run.message.method)) && !\old(sip(&u->run.message)) ==>
      GETS(out, 416);
    ensures outside: \old(TAKEN(u)) && !\old(u->run.message.to.has_tag) ==> GETS(out, 481);
*/
static void on_new_request(vuas *u, const uint8_t *b, vuas_out *out)
{
  uint16_t status = inspect(u, b);
  if (status == 482) vuas_answer_kept(u, b, 482, VUAS_WITH_NOTHING, out);
  else if (status != 0) vuas_answer(u, b, status, rows_for(&u->run.message, status), out);
  else if (u->run.message.to.has_tag) vuas_on_dialog_request(u, b, out);
  else if (u->run.message.method == VUAS_METHOD_INVITE) on_new_invite(u, b, out);
  else if (u->run.message.method == VUAS_METHOD_OPTIONS) on_options(u, b, out);
  else vuas_answer(u, b, 481, VUAS_WITH_NOTHING, out);
}

/*@ VUAS_CAN_ANSWER(u, b, out, 2, 2);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 2, 2);
    VUAS_ACK_UNANSWERED(u, out);
*/
static void on_unknown(vuas *u, const uint8_t *b, vuas_out *out)
{
  if (u->run.message.method == VUAS_METHOD_ACK) on_stray_ack(u, b, out);
  else if (u->run.message.method == VUAS_METHOD_CANCEL) on_cancel(u, b, out);
  else on_new_request(u, b, out);
}

/* The keys did not fit. */
/*@ VUAS_CAN_ANSWER(u, b, out, 1, 0);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    VUAS_ACK_UNANSWERED(u, out);
*/
static void too_long(vuas *u, const uint8_t *b, vuas_out *out)
{
  if (u->run.message.method == VUAS_METHOD_ACK) vuas_answer_drop(u);
  else vuas_answer(u, b, 513, VUAS_WITH_NOTHING, out);
}

/*@ VUAS_CAN_ANSWER(u, b, out, 2, 2);
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 2, 2);
    VUAS_ACK_UNANSWERED(u, out);
*/
static void on_keyed(vuas *u, const uint8_t *b, vuas_out *out)
{
  uint32_t t = find_transaction(u, b);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (t == VUAS_NONE) on_unknown(u, b, out);
  else if (u->store.txs[t].kind == VUAS_TX_IST) on_known_invite(u, b, t, out);
  else if (u->run.message.method != VUAS_METHOD_ACK) on_known_other(u, t, out); /* an ACK is never answered (17) */
}

void vuas_on_request(vuas *u, const uint8_t *b, vuas_out *out)
{
  bool fits = make_keys(u, b, u->run.message.to.has_tag);
  uint16_t status = u->run.message.refusal.status;
  if (status != 0) vuas_answer(u, b, status, VUAS_WITH_CAUSE, out);
  else if (fits) on_keyed(u, b, out);
  else too_long(u, b, out);
}

/* --- a response: to a BYE of ours, or stray (RFC 3261 17.1.3) --- */

/* The sent-by that we wrote (RFC 3261 18.1.2). */
/*@ requires place: vuas_mem(u) && vuas_run_ok(u) && t < u->store.n_txs;
    requires host: vuas_octets(b, u->run.message.via[0].host.off + u->run.message.via[0].host.len);
    terminates \true; exits \false; assigns \nothing;
    ensures port: \result ==> u->run.message.via[0].port == u->store.txs[t].path.local.port;
    ensures name: \result && u->run.config.host_length > 0 ==>
      u->run.message.via[0].host.len == u->run.config.host_length &&
      vuas_same_but_case(&u->run.config.host[0], 0, b, u->run.message.via[0].host.off, u->run.config.host_length);
*/
static bool sent_by_us(const vuas *u, const uint8_t *b, uint32_t t)
{
  vuas_span host = u->run.message.via[0].host;
  if (u->run.message.via[0].port != u->store.txs[t].path.local.port) return false;
  if (u->run.config.host_length > 0)
    return host.len == u->run.config.host_length && vuas_same_nocase(u->run.config.host, 0, b, host.off, host.len);
  return vuas_sent_by_is(u, b, &u->store.txs[t].path.local);
}

/*@ requires ok: vuas_ok(u);
    requires host: vuas_octets(b, u->run.message.via[0].host.off + u->run.message.via[0].host.len);
    requires branch: vuas_octets(b, u->run.message.via[0].branch.off + u->run.message.via[0].branch.len);
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> \result < u->store.n_txs && u->store.txs[\result].kind == VUAS_TX_NICT;
    ensures bye: \result != VUAS_NONE ==> u->run.message.n_vias == 1 && u->run.message.cseq_method == VUAS_METHOD_BYE;
    ensures branch: \result != VUAS_NONE ==> u->run.message.via[0].branch.len == VUAS_BRANCH_BYTES &&
      vuas_same(&u->store.txs[\result].key[0], 0, b, u->run.message.via[0].branch.off, VUAS_BRANCH_BYTES);
*/
static uint32_t find_client(const vuas *u, const uint8_t *b)
{
  const vuas_message *m = &u->run.message;
  if (m->n_vias != 1 || m->via[0].branch.len != VUAS_BRANCH_BYTES) return VUAS_NONE;
  if (m->cseq_method != VUAS_METHOD_BYE) return VUAS_NONE;
  uint32_t t = vuas_tx_of(u, vuas_place_in(b, (uint32_t)m->via[0].branch.off + VUAS_COOKIE_BYTES));
  if (t == VUAS_NONE || u->store.txs[t].kind != VUAS_TX_NICT) return VUAS_NONE;
  if (u->store.txs[t].key_end != VUAS_BRANCH_BYTES) return VUAS_NONE;
  if (!vuas_same_bytes(u->store.txs[t].key, 0, b, m->via[0].branch.off, VUAS_BRANCH_BYTES)) return VUAS_NONE;
  return sent_by_us(u, b, t) ? t : VUAS_NONE;
}

/*@ VUAS_CAN_STEP(u, out, 0, 2);
    requires this: t < u->store.n_txs && u->store.txs[t].kind == VUAS_TX_NICT;
    terminates \true; exits \false; assigns VUAS_RUN_BY_REQUEST(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 0, 2);
    ensures done: \old(u->run.message.status) >= 200 && \old(VUAS_BYE_RUNS(u, t)) ==>
      VUAS_TOLD_BY_TABLE(out, u->store.calls[u->store.txs[t].call.slot].state, vuas_call_bye_done, 0, 0, 0, 1, 0);
    ensures quiet: \old(u->run.message.status) < 200 ==> out->n_events == \old(out->n_events);
*/
static void on_answer(vuas *u, uint32_t t, vuas_out *out)
{
  vuas_handle call = u->store.txs[t].call;
  uint16_t status = u->run.message.status;
  vuas_nict_action action = vuas_step_nict(u, t, status < 200 ? VUAS_NICT_ON_1XX : VUAS_NICT_ON_FINAL);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  if (action == VUAS_NICT_TELL_FINAL) vuas_bye_done(u, call, status, out);
}

void vuas_on_response(vuas *u, const uint8_t *b, vuas_out *out)
{
  /*@ ghost vuas_can_key(&u->run.message, u->run.length); */
  uint32_t t = find_client(u, b);
  if (t != VUAS_NONE) on_answer(u, t, out);
  else vuas_answer_drop(u);
}
