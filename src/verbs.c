/* SPDX-License-Identifier: Apache-2.0 */
#include "steps.h"

/* --- whether --- */

/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_unanswered(u, call);
*/
static bool can_answer(const vuas *u, vuas_handle call)
{
  uint32_t i = vuas_call_of(u, call);
  return i != VUAS_NONE && vuas_open_invite(u, i) != VUAS_NONE;
}

bool vuas_can_trying(const vuas *u, vuas_handle call)
{
  return can_answer(u, call);
}

bool vuas_can_progress(const vuas *u, vuas_handle call)
{
  return can_answer(u, call);
}

bool vuas_can_accept(const vuas *u, vuas_handle call)
{
  return can_answer(u, call);
}

bool vuas_can_redirect(const vuas *u, vuas_handle call)
{
  return can_answer(u, call);
}

bool vuas_can_reject(const vuas *u, vuas_handle call)
{
  return can_answer(u, call);
}

/* The checks that all answers share, in their order of precedence; right: the verb's options are. */
/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures time: \result == VUAS_E_TIME <==> now > VUAS_TIME_MAX;
    ensures not_found: \result == VUAS_E_NOT_FOUND <==> now <= VUAS_TIME_MAX && !vuas_known(u, call);
    ensures state: \result == VUAS_E_STATE <==> now <= VUAS_TIME_MAX && vuas_known(u, call) &&
      !vuas_unanswered(u, call);
    ensures argument: \result == VUAS_E_ARGUMENT <==> now <= VUAS_TIME_MAX && vuas_unanswered(u, call) && !right;
    ensures done: \result == VUAS_OK <==> now <= VUAS_TIME_MAX && vuas_unanswered(u, call) && right;
*/
static vuas_status may(const vuas *u, uint64_t now, vuas_handle call, bool right)
{
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  if (vuas_call_of(u, call) == VUAS_NONE) return VUAS_E_NOT_FOUND;
  if (!can_answer(u, call)) return VUAS_E_STATE;
  return right ? VUAS_OK : VUAS_E_ARGUMENT;
}

/* --- the answers to the INVITE --- */

/* What the INVITE's transaction remembers, as the draft. */
/*@ requires ok: vuas_ok(u) && vuas_living(u, i) && vuas_invite_open(u, i, t);
    terminates \true; exits \false; assigns u->run.draft;
    ensures ok: vuas_ok(u);
    ensures this: vuas_living(u, i) && vuas_invite_open(u, i, t);
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.routes_end == u->store.txs[t].routes_end;
    VUAS_KEEPS_SHAPE(u);
*/
static void recall(vuas *u, uint32_t i, uint32_t t)
{
  (void)i;
  vuas_recall(u, t);
}

/* The verb's own part of it. */
/*@ requires place: vuas_mem(u) && vuas_run_ok(u) && vuas_draft_ok(&u->run.draft) && i < u->store.n_calls;
    requires options: vuas_options_mem(u, o) && o->n_fields <= VUAS_MAX_FIELDS && o->n_contacts <= VUAS_MAX_CONTACTS;
    requires status: 100 <= status <= 699;
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.reason_end, u->run.draft.tail_end,
      u->run.draft.status;
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == status;
    ensures routes: u->run.draft.routes_end == \old(u->run.draft.routes_end);
    ensures tx_routes: \forall integer t; 0 <= t < u->store.n_txs ==>
      u->store.txs[t].routes_end == \old(u->store.txs[t].routes_end);
    VUAS_KEEPS_OK(u);
    VUAS_STILL_LIVING(u);
    VUAS_KEEPS_SHAPE(u);
*/
static bool add(vuas *u, uint32_t i, uint16_t status, const vuas_options *o)
{
  bool fits = vuas_draft_options(u, i, status, o);
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
  /*@ assert calls: VUAS_SAME_CALLS(u); */
  return fits;
}

/*@ requires ok: vuas_ok(u) && vuas_living(u, i) && vuas_invite_open(u, i, t);
    requires options: vuas_options_mem(u, o) && o->n_fields <= VUAS_MAX_FIELDS && o->n_contacts <= VUAS_MAX_CONTACTS;
    requires foreign: \base_addr(o) != \base_addr(u);
    requires status: 100 <= status <= 699;
    terminates \true; exits \false; assigns u->run.draft;
    ensures ok: vuas_ok(u);
    ensures this: vuas_living(u, i) && vuas_invite_open(u, i, t);
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == status &&
      u->run.draft.routes_end == u->store.txs[t].routes_end;
    VUAS_KEEPS_SHAPE(u);
*/
static bool draft(vuas *u, uint32_t i, uint32_t t, uint16_t status, const vuas_options *o)
{
  recall(u, i, t);
  /*@ assert counts: VUAS_WAS(o->n_fields) && VUAS_WAS(o->n_contacts); */
  /*@ assert texts: VUAS_SAME_TEXTS(o); */
  /*@ assert fields: VUAS_SAME_FIELDS(o); */
  /*@ assert contacts: VUAS_SAME_CONTACTS(o); */
  /*@ assert options: vuas_options_mem(u, o); */
  return add(u, i, status, o);
}

/*@ VUAS_CAN_STEP(u, out, 1, 1);
    requires this: vuas_living(u, i) && vuas_invite_open(u, i, t);
    requires draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status >= 100 &&
      u->run.draft.routes_end == u->store.txs[t].routes_end;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 1);
    ensures sent: vuas_sent{Old,Here}(out, 1, \old(u->run.draft.status), -1);
    ensures told: vuas_told{Old,Here}(out, \old(u->run.draft.status) >= 300 ? 1 : 0, VUAS_EVENT_ENDED, -1);
    ensures dialog: u->store.calls[i].state ==
      vuas_dialog_to(\old(u->store.calls[i].state), vuas_dialog_sent(\old(u->run.draft.status)), 1);
    VUAS_RESPONDED_TIMES(u, i, \old(u->run.draft.status));
*/
static void respond(vuas *u, uint32_t i, uint32_t t, vuas_out *out)
{
  vuas_respond(u, i, t, out);
}

/* What the call, the application and the caller get of an answer that is given. */
#define ANSWERS(u, call, status, out) \
  ensures dialog: \result == VUAS_OK ==> (u)->store.calls[(call).slot].state == \
    \old(vuas_dialog_to((u)->store.calls[(call).slot].state, vuas_dialog_sent(status), 1)); \
  ensures told: \result == VUAS_OK ==> (out)->n_events == (status >= 300 ? 1 : 0) && \
    (status >= 300 ==> (out)->event[0].kind == VUAS_EVENT_ENDED); \
  ensures answer: \result == VUAS_OK ==> (out)->n_packets == 1 && (out)->packet[0].status == status; \
  ensures wanted: \result == VUAS_OK && status < 300 ==> \
    (u)->store.calls[(call).slot].bye_wanted == \old((u)->store.calls[(call).slot].bye_wanted); \
  ensures expires: \result == VUAS_OK && status < 200 ==> \
    (u)->store.calls[(call).slot].expires_at == \old((u)->store.calls[(call).slot].expires_at); \
  ensures accepted: \result == VUAS_OK && 200 <= status < 300 ==> vuas_times_over{Old,Here}(u, (call).slot); \
  ensures open: \result == VUAS_OK ==> \old((u)->store.calls[(call).slot].state) == VUAS_CALL_INVITED || \
    \old((u)->store.calls[(call).slot].state) == VUAS_CALL_EARLY

/* right: the options are what the verb asks for. */
/*@ VUAS_CAN_VERB(u, o, out);
    requires right: right ==> 100 <= status <= 699 && o->n_fields <= VUAS_MAX_FIELDS &&
      o->n_contacts <= VUAS_MAX_CONTACTS;
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 1, 1);
    VUAS_ANSWERED(u, now, call, right, out);
    ANSWERS(u, call, status, out);
    ensures kept: \result == VUAS_OK && status < 300 ==>
      u->store.calls[call.slot].described == \old(u->store.calls[call.slot].described);
*/
static vuas_status answer(vuas *u, uint64_t now, vuas_handle call, bool right, uint16_t status,
                          const vuas_options *o, vuas_out *out)
{
  vuas_status s = may(u, now, call, right);
  if (s != VUAS_OK) {
    vuas_fresh(u, out);
    return s;
  }
  uint32_t t = vuas_open_invite(u, call.slot);
  bool fits = draft(u, call.slot, t, status, o);
  vuas_fresh(u, out);
  if (!fits) return VUAS_E_SIZE;
  vuas_advance(u, now);
  /*@ assert out: vuas_out_ok(out) && out->n_packets == 0 && out->n_events == 0; */
  respond(u, call.slot, t, out);
  return VUAS_OK;
}

/* --- what they describe --- */

/* Whether the session description of this number may be sent, as far as the call is known. */
/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures offer: vuas_known(u, call) && status < 200 && !u->store.calls[call.slot].offer_in_invite ==> !\result;
    ensures first: vuas_known(u, call) && (status >= 200 || u->store.calls[call.slot].offer_in_invite) &&
      !u->store.calls[call.slot].described ==> \result;
    ensures again: vuas_known(u, call) && u->store.calls[call.slot].described &&
      u->store.calls[call.slot].description != number ==> !\result;
*/
static bool may_describe(const vuas *u, vuas_handle call, uint16_t status, uint64_t number)
{
  uint32_t i = vuas_call_of(u, call);
  return i == VUAS_NONE || vuas_may_describe(u, i, status, number);
}

/* The same of an answer that may bring a session description. */
/*@ VUAS_CAN_VERB(u, o, out);
    requires right: right ==> 100 <= status <= 699 && o->n_fields <= VUAS_MAX_FIELDS &&
      o->n_contacts <= VUAS_MAX_CONTACTS;
    requires good: right ==> vuas_options_good(o);
    requires early: right ==> status < 300;
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 1, 1);
    VUAS_DESCRIBES(u, now, call, right, o, status, out);
    ANSWERS(u, call, status, out);
*/
static vuas_status describe(vuas *u, uint64_t now, vuas_handle call, bool right, uint16_t status,
                            const vuas_options *o, vuas_out *out)
{
  bool described = right && vuas_is_description(o);
  uint64_t number = described ? vuas_description_of(u, o) : 0;
  bool may_be = right && (!described || may_describe(u, call, status, number));
  vuas_status s = answer(u, now, call, may_be, status, o, out);
  if (s == VUAS_OK && described) vuas_call_describes(u, call.slot, number);
  return s;
}

/*@ requires place: \valid_read(o);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result == vuas_status_of(o, otherwise);
*/
static uint16_t status_of(const vuas_options *o, uint16_t otherwise)
{
  if (o->status != 0) return o->status;
  return otherwise;
}

vuas_status vuas_trying(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out)
{
  bool right = status_of(options, 100) == 100 && options->body.length == 0 && vuas_options_ok(options);
  return answer(u, now, call, right, 100, options, out);
}

vuas_status vuas_progress(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out)
{
  uint16_t status = status_of(options, 180);
  bool right = status >= 101 && status <= 199 && options->n_contacts == 0 && vuas_options_ok(options);
  return describe(u, now, call, right, status, options, out);
}

vuas_status vuas_accept(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out)
{
  uint16_t status = status_of(options, 200);
  bool right = status >= 200 && status <= 299 && options->body.length > 0 && options->n_contacts == 0 &&
    vuas_options_ok(options);
  return describe(u, now, call, right, status, options, out);
}

vuas_status vuas_redirect(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out)
{
  uint16_t status = status_of(options, 302);
  bool right = status >= 300 && status <= 399 && options->n_contacts > 0 && vuas_options_ok(options);
  return answer(u, now, call, right, status, options, out);
}

vuas_status vuas_reject(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out)
{
  uint16_t status = status_of(options, 486);
  bool right = status >= 400 && status <= 699 && vuas_options_ok(options);
  return answer(u, now, call, right, status, options, out);
}

/* --- the end of a call --- */

/*@ requires ok: vuas_ok(u);
    requires options: vuas_options_read(o);
    terminates \true; exits \false; assigns \nothing;
    ensures time: \result == VUAS_E_TIME <==> now > VUAS_TIME_MAX;
    ensures not_found: \result == VUAS_E_NOT_FOUND <==> now <= VUAS_TIME_MAX && !vuas_known(u, call);
    ensures state: \result == VUAS_E_STATE <==> now <= VUAS_TIME_MAX && vuas_known(u, call) && !vuas_may_bye(u, call);
    ensures argument: \result == VUAS_E_ARGUMENT <==>
      now <= VUAS_TIME_MAX && vuas_known(u, call) && vuas_may_bye(u, call) && !vuas_bye_right(o);
    ensures done: \result == VUAS_OK <==>
      now <= VUAS_TIME_MAX && vuas_known(u, call) && vuas_may_bye(u, call) && vuas_bye_right(o);
    ensures counts: \result == VUAS_OK ==> o->n_fields <= VUAS_MAX_FIELDS && o->n_contacts <= VUAS_MAX_CONTACTS;
*/
static vuas_status may_bye(const vuas *u, uint64_t now, vuas_handle call, const vuas_options *o)
{
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  uint32_t i = vuas_call_of(u, call);
  if (i == VUAS_NONE) return VUAS_E_NOT_FOUND;
  uint8_t state = u->store.calls[i].state;
  if (state != VUAS_CALL_MORATORIUM && state != VUAS_CALL_ESTABLISHED) return VUAS_E_STATE;
  return o->status == 0 && o->body.length == 0 && vuas_options_ok(o) ? VUAS_OK : VUAS_E_ARGUMENT;
}

/*@ requires ok: vuas_ok(u) && vuas_living(u, i);
    terminates \true; exits \false;
    assigns u->run.draft, u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end;
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    ensures keys: vuas_keys_ok(u);
    VUAS_KEEPS_OK(u);
    VUAS_STILL_LIVING(u);
    VUAS_KEEPS_SHAPE(u);
*/
static void draft_begin(vuas *u, uint32_t i)
{
  vuas_draft_bye(u, i, false);
  /*@ assert tree: VUAS_WAS(u->store.timers.at) && VUAS_WAS(u->store.timers.capacity); */
  /*@ assert leaves: \forall integer k; 0 <= k < 2 * u->store.timers.capacity ==> VUAS_WAS(u->store.timers.at[k]); */
  /*@ assert mem: vuas_timers_mem(&u->store.timers); */
  /*@ assert nodes: \forall integer j; 1 <= j < u->store.timers.capacity ==> vuas_timer_node(u->store.timers.at, j); */
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
  /*@ assert calls: VUAS_SAME_CALLS(u); */
}

/*@ requires place: vuas_mem(u) && vuas_keys_ok(u);
    requires draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    requires options: vuas_options_mem(u, o) && o->n_fields <= VUAS_MAX_FIELDS && o->n_contacts <= VUAS_MAX_CONTACTS;
    terminates \true; exits \false; assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.tail_end;
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    ensures keys: vuas_keys_ok(u);
    VUAS_KEEPS_OK(u);
    VUAS_STILL_LIVING(u);
    VUAS_KEEPS_SHAPE(u);
*/
static bool draft_end(vuas *u, const vuas_options *o)
{
  bool fits = vuas_draft_more(u, o);
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert kinds: VUAS_SAME_KINDS(u); */
  /*@ assert ends: VUAS_SAME_ENDS(u); */
  /*@ assert ist: VUAS_SAME_IST(u); */
  /*@ assert nist: VUAS_SAME_NIST(u); */
  /*@ assert nict: VUAS_SAME_NICT(u); */
  /*@ assert txs: VUAS_SAME_TXS(u); */
  /*@ assert repeat: VUAS_SAME_REPEAT(u); */
  /*@ assert parts: VUAS_SAME_PARTS(u); */
  /*@ assert calls: VUAS_SAME_CALLS(u); */
  return fits;
}

/*@ requires ok: vuas_ok(u) && vuas_living(u, i);
    requires options: vuas_options_mem(u, o) && o->n_fields <= VUAS_MAX_FIELDS && o->n_contacts <= VUAS_MAX_CONTACTS;
    requires foreign: \base_addr(o) != \base_addr(u);
    terminates \true; exits \false;
    assigns u->run.draft, u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end;
    ensures ok: vuas_ok(u) && vuas_living(u, i);
    ensures draft: \result ==> vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 &&
      u->run.draft.routes_end == 0 &&
      vuas_keys_ok(u);
    ensures slots: u->store.free_txs.count == \old(u->store.free_txs.count);
    VUAS_KEEPS_SHAPE(u);
*/
static bool draft_bye(vuas *u, uint32_t i, const vuas_options *o)
{
  draft_begin(u, i);
  /*@ assert counts: VUAS_WAS(o->n_fields) && VUAS_WAS(o->n_contacts); */
  /*@ assert texts: VUAS_SAME_TEXTS(o); */
  /*@ assert fields: VUAS_SAME_FIELDS(o); */
  /*@ assert contacts: VUAS_SAME_CONTACTS(o); */
  /*@ assert read: vuas_options_read(o); */
  /*@ assert options: vuas_options_mem(u, o); */
  return draft_end(u, o);
}

/*@ VUAS_CAN_BEGIN(u, out);
    requires now: now <= VUAS_TIME_MAX;
    requires this: vuas_living(u, i);
    requires options: vuas_options_mem(u, o) && o->n_fields <= VUAS_MAX_FIELDS && o->n_contacts <= VUAS_MAX_CONTACTS;
    requires foreign: \base_addr(o) != \base_addr(u);
    terminates \true; exits \false; assigns VUAS_STEP(u, out);
    VUAS_DONE(u, out, 1, 0);
    ensures done: \result == VUAS_OK || \result == VUAS_E_FULL || \result == VUAS_E_SIZE;
    ensures full: \old(u->store.free_txs.count) == 0 ==> \result == VUAS_E_FULL;
    ensures sent: \result == VUAS_OK ==> out->n_packets == 1 && out->packet[0].status == 0 &&
      u->store.calls[i].state == VUAS_CALL_MORTAL;
    ensures times: \result == VUAS_OK ==> vuas_times_over{Old,Here}(u, i);
*/
static vuas_status bye_now(vuas *u, uint64_t now, uint32_t i, const vuas_options *o, vuas_out *out)
{
  bool full = u->store.free_txs.count == 0;
  bool fits = !full && draft_bye(u, i, o);
  vuas_fresh(u, out);
  if (full) return VUAS_E_FULL;
  if (!fits) return VUAS_E_SIZE;
  vuas_advance(u, now);
  /*@ assert out: vuas_out_ok(out) && out->n_packets == 0 && out->n_events == 0; */
  if (vuas_send_bye(u, i, out)) return VUAS_OK;
  vuas_fresh(u, out);
  return VUAS_E_FULL;
}

/*@ VUAS_CAN_BEGIN(u, out);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns u->store.calls[i].bye_wanted, out->n_packets, out->n_events, out->more;
    ensures ok: vuas_ok(u);
    ensures out_ok: vuas_out_ok(out);
    ensures empty: out->n_packets == 0 && out->n_events == 0;
    ensures wanted: u->store.calls[i].bye_wanted;
    ensures same: u->store.calls[i].state == \old(u->store.calls[i].state);
    VUAS_KEEPS_SHAPE(u);
*/
static void bye_later(vuas *u, uint32_t i, vuas_out *out)
{
  vuas_call_bye_later(u, i);
  vuas_fresh(u, out);
}

vuas_status vuas_bye(vuas *u, uint64_t now, vuas_handle call, const vuas_options *options, vuas_out *out)
{
  vuas_status s = may_bye(u, now, call, options);
  if (s != VUAS_OK) {
    vuas_fresh(u, out);
    return s;
  }
  if (u->store.calls[call.slot].state == VUAS_CALL_ESTABLISHED) return bye_now(u, now, call.slot, options, out);
  bye_later(u, call.slot, out);
  return VUAS_OK;
}

/*@ VUAS_CAN_STEP(u, out, 1, 1);
    requires this: vuas_living(u, i);
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 1);
    ensures deferred: \old(u->store.calls[i].state) == VUAS_CALL_MORATORIUM ==> u->store.calls[i].bye_wanted;
    ensures quiet: \old(u->store.calls[i].state) == VUAS_CALL_MORATORIUM ||
      \old(u->store.calls[i].state) == VUAS_CALL_MORTAL ==>
      vuas_sent{Old,Here}(out, 0, -1, -1) && out->n_events == \old(out->n_events);
    ensures open: \old(VUAS_OPEN(u, i)) ==>
      VUAS_SENT_BY_TABLE(out, u->store.calls[i].state, vuas_call_verb_dispose, 1, 1, 0, 0, 0, 0);
    ensures answered: !\old(VUAS_OPEN(u, i)) && (\old(u->store.calls[i].state) == VUAS_CALL_INVITED ||
      \old(u->store.calls[i].state) == VUAS_CALL_EARLY) ==>
      VUAS_SENT_BY_TABLE(out, u->store.calls[i].state, vuas_call_verb_dispose, 0, 1, 0, 0, 0, 0);
    ensures unanswered: \old(u->store.calls[i].state) == VUAS_CALL_INVITED ||
      \old(u->store.calls[i].state) == VUAS_CALL_EARLY ==>
      u->store.calls[i].state ==
        \old(vuas_call_to(u->store.calls[i].state, vuas_call_verb_dispose, 1, 1, 0, 0, 0)) &&
      VUAS_TOLD_BY_TABLE(out, u->store.calls[i].state, vuas_call_verb_dispose, 1, 1, 0, 0, 0);
    ensures table: \old(u->store.calls[i].state) != VUAS_CALL_INVITED &&
      \old(u->store.calls[i].state) != VUAS_CALL_EARLY ==>
      VUAS_BYE_BY_TABLE(u, i, out, u->store.calls[i].state, vuas_call_verb_dispose, 0, 0, 0);
    ensures times: \old(u->store.calls[i].state) != VUAS_CALL_INVITED &&
      \old(u->store.calls[i].state) != VUAS_CALL_EARLY ==>
      VUAS_BYE_TIMES_BY_TABLE(u, i, vuas_call_verb_dispose, 0, 0);
    ensures waits: \old(u->store.calls[i].state) == VUAS_CALL_ESTABLISHED &&
      u->store.calls[i].state == VUAS_CALL_ESTABLISHED ==> vuas_bye_waits(u, i);
    ensures full: \old(u->store.calls[i].state) == VUAS_CALL_ESTABLISHED && \old(u->store.free_txs.count) == 0 ==>
      u->store.calls[i].state != VUAS_CALL_MORTAL;
*/
static void leave(vuas *u, uint32_t i, vuas_out *out)
{
  uint8_t state = u->store.calls[i].state;
  if (state == VUAS_CALL_MORATORIUM) vuas_call_bye_later(u, i);
  else if (state == VUAS_CALL_ESTABLISHED) vuas_hang_up(u, i, out);
  else if (state != VUAS_CALL_MORTAL) vuas_finish(u, i, 480, out);
}

vuas_status vuas_dispose(vuas *u, uint64_t now, vuas_handle call, vuas_out *out)
{
  uint32_t i = vuas_call_of(u, call);
  vuas_fresh(u, out);
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  if (i == VUAS_NONE) return VUAS_E_NOT_FOUND;
  vuas_advance(u, now);
  /*@ assert out: vuas_out_ok(out) && out->n_packets == 0 && out->n_events == 0; */
  leave(u, i, out);
  return VUAS_OK;
}
