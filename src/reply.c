/* SPDX-License-Identifier: Apache-2.0 */
#include "answer.h"
#include "machines.h"
#include "steps.h"

#define SERVES(u, t) t < (u)->store.n_txs && (u)->store.txs[t].kind == VUAS_TX_NIST

/*@ requires ok: vuas_ok(u);
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE <==> vuas_asked(u, request);
    ensures slot: \result != VUAS_NONE ==> \result == request.slot;
*/
static uint32_t request_of(const vuas *u, vuas_handle request)
{
  uint32_t t = vuas_tx_of(u, request);
  return t != VUAS_NONE && u->store.txs[t].kind == VUAS_TX_NIST ? t : VUAS_NONE;
}

/*@ requires ok: vuas_ok(u) && SERVES(u, t);
    terminates \true; exits \false; assigns \nothing;
    ensures exact: \result <==> vuas_unreplied(u, t);
*/
static bool waits(const vuas *u, uint32_t t)
{
  return u->store.txs[t].nist.state == VUAS_NIST_TRYING || u->store.txs[t].nist.state == VUAS_NIST_PROCEEDING;
}

bool vuas_can_reply(const vuas *u, vuas_handle request)
{
  uint32_t t = request_of(u, request);
  return t != VUAS_NONE && waits(u, t);
}

/*@ requires ok: vuas_ok(u);
    requires options: vuas_options_read(o);
    terminates \true; exits \false; assigns \nothing;
    ensures time: \result == VUAS_E_TIME <==> now > VUAS_TIME_MAX;
    ensures not_found: \result == VUAS_E_NOT_FOUND <==> now <= VUAS_TIME_MAX && !vuas_asked(u, request);
    ensures state: \result == VUAS_E_STATE <==>
      now <= VUAS_TIME_MAX && vuas_asked(u, request) && !vuas_unreplied(u, request.slot);
    ensures argument: \result == VUAS_E_ARGUMENT <==> now <= VUAS_TIME_MAX && vuas_asked(u, request) &&
      vuas_unreplied(u, request.slot) && !vuas_reply_right(o);
    ensures done: \result == VUAS_OK <==>
      now <= VUAS_TIME_MAX && vuas_asked(u, request) && vuas_unreplied(u, request.slot) && vuas_reply_right(o);
*/
static vuas_status may(const vuas *u, uint64_t now, vuas_handle request, const vuas_options *o)
{
  if (now > VUAS_TIME_MAX) return VUAS_E_TIME;
  uint32_t t = request_of(u, request);
  if (t == VUAS_NONE) return VUAS_E_NOT_FOUND;
  if (!waits(u, t)) return VUAS_E_STATE;
  uint16_t status = o->status == 0 ? 200 : o->status;
  if (status < 200 || status > 699 || status == 408) return VUAS_E_ARGUMENT;
  return vuas_options_ok(o) ? VUAS_OK : VUAS_E_ARGUMENT;
}

/* What the transaction remembers, as the draft. */
/*@ requires ok: vuas_ok(u) && SERVES(u, t);
    terminates \true; exits \false; assigns u->run.draft;
    ensures ok: vuas_ok(u) && SERVES(u, t);
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.routes_end == u->store.txs[t].routes_end;
    VUAS_KEEPS_SHAPE(u);
*/
static void recall(vuas *u, uint32_t t)
{
  vuas_recall(u, t);
}

/* The application's part of it. */
/*@ requires ok: vuas_ok(u) && SERVES(u, t) && vuas_draft_ok(&u->run.draft);
    requires head: u->run.draft.routes_end == u->store.txs[t].routes_end;
    requires options: vuas_options_mem(u, o) && o->n_fields <= VUAS_MAX_FIELDS && o->n_contacts <= VUAS_MAX_CONTACTS;
    requires status: 200 <= status <= 699;
    terminates \true; exits \false;
    assigns u->run.draft.tail[0 .. VUAS_TX_BYTES - 1], u->run.draft.reason_end, u->run.draft.tail_end,
      u->run.draft.status;
    ensures ok: vuas_ok(u) && SERVES(u, t);
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == status;
    ensures head: u->run.draft.routes_end == u->store.txs[t].routes_end;
    VUAS_KEEPS_SHAPE(u);
*/
static bool add(vuas *u, uint32_t t, uint16_t status, const vuas_options *o)
{
  (void)t;
  bool fits = vuas_draft_reply(u, status, o);
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

/*@ requires ok: vuas_ok(u) && SERVES(u, t);
    requires options: vuas_options_mem(u, o) && o->n_fields <= VUAS_MAX_FIELDS && o->n_contacts <= VUAS_MAX_CONTACTS;
    requires foreign: \base_addr(o) != \base_addr(u);
    requires status: 200 <= status <= 699;
    terminates \true; exits \false; assigns u->run.draft;
    ensures ok: vuas_ok(u) && SERVES(u, t);
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == status &&
      u->run.draft.routes_end == u->store.txs[t].routes_end;
    VUAS_KEEPS_SHAPE(u);
*/
static bool draft(vuas *u, uint32_t t, uint16_t status, const vuas_options *o)
{
  recall(u, t);
  /*@ assert counts: VUAS_WAS(o->n_fields) && VUAS_WAS(o->n_contacts); */
  /*@ assert texts: VUAS_SAME_TEXTS(o); */
  /*@ assert fields: VUAS_SAME_FIELDS(o); */
  /*@ assert contacts: VUAS_SAME_CONTACTS(o); */
  /*@ assert options: vuas_options_mem(u, o); */
  return add(u, t, status, o);
}

/* The draft is the final answer of transaction t. */
/*@ requires ok: vuas_ok(u) && SERVES(u, t) && vuas_draft_ok(&u->run.draft);
    requires head: u->run.draft.routes_end == u->store.txs[t].routes_end;
    terminates \true; exits \false; assigns VUAS_TXS(u);
    ensures ok: vuas_ok(u) && vuas_draft_ok(&u->run.draft);
    ensures once: !vuas_unreplied(u, t);
    VUAS_KEEPS_GIVEN(u);
*/
static void settle(vuas *u, uint32_t t)
{
  vuas_answer_remember(u, t);
  (void)vuas_step_nist(u, t, VUAS_NIST_SEND_FINAL);
}

/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires this: SERVES(u, t) && vuas_draft_ok(&u->run.draft);
    requires head: u->run.draft.routes_end == u->store.txs[t].routes_end;
    terminates \true; exits \false; assigns VUAS_RUN(u), VUAS_STORE(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    ensures sent: vuas_sent{Old,Here}(out, 1, \old(u->run.draft.status), -1);
    ensures once: !vuas_unreplied(u, t);
*/
static void respond(vuas *u, uint32_t t, vuas_out *out)
{
  settle(u, t);
  /*@ assert counts: VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  /*@ assert out: vuas_out_ok(out); */
  vuas_give(u, out);
}

vuas_status vuas_reply(vuas *u, uint64_t now, vuas_handle request, const vuas_options *options, vuas_out *out)
{
  vuas_status s = may(u, now, request, options);
  if (s != VUAS_OK) {
    vuas_fresh(u, out);
    return s;
  }
  bool fits = draft(u, request.slot, options->status == 0 ? 200 : options->status, options);
  vuas_fresh(u, out);
  if (!fits) return VUAS_E_SIZE;
  vuas_advance(u, now);
  /*@ assert out: vuas_out_ok(out) && out->n_packets == 0 && out->n_events == 0; */
  respond(u, request.slot, out);
  return VUAS_OK;
}
