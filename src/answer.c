/* SPDX-License-Identifier: Apache-2.0 */
#include "answer.h"
#include "machines.h"

/* --- counting --- */

/*@ logic integer next_count(integer count) = count < VUAS_NEVER ? count + 1 : count;
    predicate has_counter(integer status) =
      status == 400 || status == 405 || status == 415 || status == 416 || status == 420 || status == 481 ||
      status == 482 || status == 500 || status == 501 || status == 503 || status == 505 || status == 513;
*/
#define COUNTS(member, hit) \
  ((hit) ==> s->member == next_count(\old(s->member))) && (!(hit) ==> s->member == \old(s->member))

/*@ requires place: \valid(s);
    terminates \true; exits \false; assigns *s;
    ensures c400: COUNTS(refused_400, status == 400);
    ensures c405: COUNTS(refused_405, status == 405);
    ensures c415: COUNTS(refused_415, status == 415);
    ensures c416: COUNTS(refused_416, status == 416);
    ensures c420: COUNTS(refused_420, status == 420);
    ensures c481: COUNTS(refused_481, status == 481);
    ensures c482: COUNTS(refused_482, status == 482);
    ensures c500: COUNTS(refused_500, status == 500);
    ensures c501: COUNTS(refused_501, status == 501);
    ensures c503: COUNTS(refused_503, status == 503);
    ensures c505: COUNTS(refused_505, status == 505);
    ensures c513: COUNTS(refused_513, status == 513);
    ensures other: COUNTS(refused_other, status >= 300 && !has_counter(status));
*/
static void count_refusal(vuas_stats_counters *s, uint16_t status)
{
  if (status < 300) return;
  if (status == 400) s->refused_400 = vuas_more(s->refused_400);
  else if (status == 405) s->refused_405 = vuas_more(s->refused_405);
  else if (status == 415) s->refused_415 = vuas_more(s->refused_415);
  else if (status == 416) s->refused_416 = vuas_more(s->refused_416);
  else if (status == 420) s->refused_420 = vuas_more(s->refused_420);
  else if (status == 481) s->refused_481 = vuas_more(s->refused_481);
  else if (status == 482) s->refused_482 = vuas_more(s->refused_482);
  else if (status == 500) s->refused_500 = vuas_more(s->refused_500);
  else if (status == 501) s->refused_501 = vuas_more(s->refused_501);
  else if (status == 503) s->refused_503 = vuas_more(s->refused_503);
  else if (status == 505) s->refused_505 = vuas_more(s->refused_505);
  else if (status == 513) s->refused_513 = vuas_more(s->refused_513);
  else s->refused_other = vuas_more(s->refused_other);
}

/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns u->run.stats;
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_WAITING(u);
*/
static void refused(vuas *u, uint16_t status)
{
  count_refusal(&u->run.stats, status);
}

void vuas_answer_drop(vuas *u)
{
  vuas_count_dropped(u);
}

/* --- what bounds a flood --- */

/*@ requires place: \valid(u) && u->run.now <= VUAS_TIME_MAX;
    terminates \true; exits \false; assigns u->run.limits.whole_at[0 .. VUAS_SOURCES - 1];
    ensures any: u->run.config.source_transactions == 0 ==> \result;
    ensures none: u->run.config.source_transactions == 0 ==> \forall integer p; 0 <= p < VUAS_SOURCES ==>
      u->run.limits.whole_at[p] == \old(u->run.limits.whole_at[p]);
*/
static bool source_may(vuas *u)
{
  if (u->run.config.source_transactions == 0) return true;
  return vuas_limit_source(&u->run.limits, vuas_source_hash(u), u->run.config.source_transactions,
                           u->run.config.source_ms, u->run.now);
}

bool vuas_answer_may_open(vuas *u)
{
  bool may = source_may(u);
  if (!may) u->run.stats.sources_limited = vuas_more(u->run.stats.sources_limited);
  return may;
}

/* Whether one more stateless answer may go out now; then it counts, else that it was not given does. */
/*@ requires place: vuas_mem(u);
    terminates \true; exits \false; assigns u->run.limits, u->run.stats.answers_limited;
    VUAS_KEEPS_OK(u);
    ensures may: \result <==> u->run.config.answers_per_second == 0 ||
      \old(vuas_second_over(u->run.limits.second_at, u->run.now)) ||
      \old(u->run.limits.answers) < u->run.config.answers_per_second;
    ensures counted: u->run.stats.answers_limited == (\result || \old(u->run.stats.answers_limited) == VUAS_NEVER ?
      \old(u->run.stats.answers_limited) : \old(u->run.stats.answers_limited) + 1);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_WAITING(u);
    VUAS_KEEPS_DRAFT(u);
*/
static bool may_answer(vuas *u)
{
  bool may = vuas_limit_answer(&u->run.limits, u->run.config.answers_per_second, u->run.now);
  if (!may) u->run.stats.answers_limited = vuas_more(u->run.stats.answers_limited);
  return may;
}

/* --- the draft --- */

/*@ requires place: \valid(u) && vuas_in_hand(u, b);
    terminates \true; exits \false; assigns u->run.draft;
    ensures head: vuas_head_ok(&u->run.draft);
*/
static bool put_head(vuas *u, const uint8_t *b, bool routes)
{
  /*@ ghost vuas_can_head(&u->run.message, u->run.length); */
  return vuas_draft_head(u, b, routes);
}

/*@ requires place: \valid(u) && vuas_in_hand(u, b) && vuas_names_ok(&u->run.config) && vuas_head_ok(&u->run.draft);
    requires status: 100 <= status <= 699;
    terminates \true; exits \false; assigns u->run.draft;
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == status;
*/
static bool put_tail(vuas *u, const uint8_t *b, uint16_t status, vuas_with with)
{
  /*@ ghost vuas_can_explain(&u->run.message, u->run.length); */
  return vuas_draft_tail(u, b, status, with);
}

bool vuas_answer_head(vuas *u, const uint8_t *b, bool routes)
{
  bool fits = put_head(u, b, routes);
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert hand: VUAS_STILL(vuas_message_in(&u->run.message, u->run.length)); */
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

/*@ requires place: vuas_mem(u) && vuas_keys_ok(u);
    requires like: like == VUAS_NONE || like < u->store.n_txs;
    terminates \true; exits \false; assigns u->run.draft.tag[0 .. VUAS_TAG_BYTES - 1];
    ensures like: like != VUAS_NONE ==>
      \forall integer k; 0 <= k < VUAS_TAG_BYTES ==> u->run.draft.tag[k] == \old(u->store.txs[like].tag[k]);
*/
static void put_tag(vuas *u, uint32_t like)
{
  if (like == VUAS_NONE) {
    vuas_answer_tag(u);
    return;
  }
  /*@ loop invariant range: 0 <= k <= VUAS_TAG_BYTES;
      loop invariant copied: \forall integer j; 0 <= j < k ==>
        u->run.draft.tag[j] == \at(u->store.txs[like].tag[j], Pre);
      loop assigns k, u->run.draft.tag[0 .. VUAS_TAG_BYTES - 1];
      loop variant VUAS_TAG_BYTES - k; */
  for (uint32_t k = 0; k < VUAS_TAG_BYTES; k++) u->run.draft.tag[k] = u->store.txs[like].tag[k];
}

/*@ requires place: vuas_mem(u) && vuas_keys_ok(u);
    requires like: like == VUAS_NONE || like < u->store.n_txs;
    terminates \true; exits \false; assigns u->run.draft.tag[0 .. VUAS_TAG_BYTES - 1];
    ensures like: like != VUAS_NONE ==>
      \forall integer k; 0 <= k < VUAS_TAG_BYTES ==> u->run.draft.tag[k] == \old(u->store.txs[like].tag[k]);
    ensures keeps_head: \old(vuas_head_ok(&u->run.draft)) ==> vuas_head_ok(&u->run.draft);
    VUAS_KEEPS_OK(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
    VUAS_KEEPS_WAITING(u);
*/
static void draft_tag(vuas *u, uint32_t like)
{
  put_tag(u, like);
}

bool vuas_answer_tail(vuas *u, const uint8_t *b, uint16_t status, vuas_with with)
{
  bool fits = put_tail(u, b, status, with);
  /*@ assert run: VUAS_STILL(vuas_run_ok(u)); */
  /*@ assert timers: VUAS_STILL(vuas_timers_ok(&u->store.timers)); */
  /*@ assert hand: VUAS_STILL(vuas_message_in(&u->run.message, u->run.length)); */
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

/* The whole answer as the draft, with the tag of transaction like. */
/*@ requires ok: vuas_ok(u) && vuas_in_hand(u, b) && vuas_keys_ok(u);
    requires status: 100 <= status <= 699;
    requires like: like == VUAS_NONE || like < u->store.n_txs;
    terminates \true; exits \false; assigns u->run.draft;
    ensures ok: vuas_ok(u) && vuas_keys_ok(u);
    ensures draft: \result ==> vuas_draft_ok(&u->run.draft) && u->run.draft.status == status;
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_REQUEST(u);
    VUAS_KEEPS_WAITING(u);
*/
static bool draft(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, uint32_t like)
{
  bool fits = vuas_answer_head(u, b, false);
  draft_tag(u, like);
  return fits && vuas_answer_tail(u, b, status, with);
}

/* --- its transaction --- */

/*@ terminates \true; exits \false; assigns \nothing;
    ensures exact: \result.slot == VUAS_NONE && \result.generation == 0;
*/
static vuas_handle no_call(void)
{
  vuas_handle none;
  none.slot = VUAS_NONE;
  none.generation = 0;
  return none;
}

/*@ VUAS_CAN_OPEN(u, kind);
    terminates \true; exits \false; assigns u->run.draft.transaction, VUAS_TXS(u);
    VUAS_OPENED(u, kind);
    VUAS_KEEPS_SHAPE(u);
*/
static uint32_t take(vuas *u, uint8_t kind, vuas_handle call)
{
  return vuas_tx_open(u, kind, (uint8_t)u->run.message.method, call);
}

/*@ VUAS_CAN_OPEN(u, kind);
    terminates \true; exits \false; assigns u->run.draft.transaction, VUAS_TXS(u);
    VUAS_OPENED(u, kind);
    VUAS_KEEPS_SHAPE(u);
    VUAS_KEEPS_HAND(u);
*/
static uint32_t open(vuas *u, uint8_t kind, vuas_handle call)
{
  uint32_t t = take(u, kind, call);
  /*@ assert counts: VUAS_SAME_COUNTS(u); */
  /*@ assert spans: VUAS_SAME_SPANS(u); */
  /*@ assert names: VUAS_SAME_NAMES(u); */
  /*@ assert via_kinds: VUAS_SAME_VIA_KINDS(u); */
  /*@ assert via_spans: VUAS_SAME_VIA_SPANS(u); */
  /*@ assert vias: VUAS_SAME_VIAS(u); */
  /*@ assert lists: VUAS_SAME_LISTS(u); */
  return t;
}

uint32_t vuas_answer_open(vuas *u, uint8_t kind, vuas_handle call)
{
  return open(u, kind, call);
}

void vuas_answer_remember(vuas *u, uint32_t t)
{
  vuas_tx_remember(u, t);
}

/*@ requires ok: vuas_ok(u) && vuas_draft_ok(&u->run.draft) && t < u->store.n_txs;
    requires open: u->store.txs[t].kind == VUAS_TX_IST || u->store.txs[t].kind == VUAS_TX_NIST;
    terminates \true; exits \false; assigns VUAS_TXS(u);
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_DRAFT(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    ensures waiting: \forall integer i, integer s; s != t && \old(vuas_invite_open(u, i, s)) ==>
      vuas_invite_open(u, i, s);
*/
static void advance(vuas *u, uint32_t t)
{
  if (u->store.txs[t].kind == VUAS_TX_IST) (void)vuas_step_ist(u, t, VUAS_IST_SEND_FINAL);
  else (void)vuas_step_nist(u, t, VUAS_NIST_SEND_FINAL);
}

/* The draft is the final answer in transaction t. */
/*@ requires ok: vuas_ok(u) && vuas_draft_ok(&u->run.draft) && t < u->store.n_txs;
    requires open: u->store.txs[t].kind == VUAS_TX_IST || u->store.txs[t].kind == VUAS_TX_NIST;
    requires head: u->store.txs[t].routes_end == u->run.draft.routes_end;
    terminates \true; exits \false; assigns VUAS_TXS(u);
    ensures ok: vuas_ok(u);
    VUAS_KEEPS_DRAFT(u);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    ensures waiting: \forall integer i, integer s; s != t && \old(vuas_invite_open(u, i, s)) ==>
      vuas_invite_open(u, i, s);
*/
static void fix(vuas *u, uint32_t t)
{
  vuas_answer_remember(u, t);
  advance(u, t);
}

/* Gives the answer a transaction, so that a retransmitted request gets the same one. Without room, or when its source
   has opened too many, it stays stateless: false. */
/*@ requires ok: vuas_ok(u) && vuas_keys_ok(u) && vuas_draft_ok(&u->run.draft);
    requires kind: kind <= VUAS_TX_NIST;
    requires method: u->run.message.method <= VUAS_METHOD_LAST;
    terminates \true; exits \false;
    assigns u->run.limits, u->run.stats.sources_limited, u->run.draft.transaction, VUAS_TXS(u);
    ensures ok: vuas_ok(u);
    ensures kept: \result ==> kind != VUAS_TX_FREE && \old(u->store.free_txs.count) > 0;
    ensures draft: vuas_draft_ok(&u->run.draft);
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_WAITING(u);
*/
static bool keep(vuas *u, uint8_t kind)
{
  if (kind == VUAS_TX_FREE || !vuas_answer_may_open(u)) return false;
  uint32_t t = vuas_answer_open(u, kind, no_call());
  if (t == VUAS_NONE) return false;
  fix(u, t);
  return true;
}

/* The same, and whether the answer may go out: a 2xx in a call does in any case. */
/*@ requires ok: vuas_ok(u) && vuas_keys_ok(u) && vuas_draft_ok(&u->run.draft);
    requires kind: kind <= VUAS_TX_NIST;
    requires method: u->run.message.method <= VUAS_METHOD_LAST;
    terminates \true; exits \false; assigns u->run.limits, u->run.stats.sources_limited,
      u->run.stats.answers_limited, u->run.draft.transaction, VUAS_TXS(u);
    ensures ok: vuas_ok(u);
    ensures draft: vuas_draft_ok(&u->run.draft);
    ensures any: u->run.config.answers_per_second == 0 || (status < 300 && kind != VUAS_TX_FREE) ==> \result;
    VUAS_KEEPS_GIVEN(u);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_WAITING(u);
    ensures same: u->run.draft.status == \old(u->run.draft.status) &&
      u->run.stats.dropped == \old(u->run.stats.dropped);
*/
static bool keep_or_count(vuas *u, uint16_t status, uint8_t kind)
{
  return keep(u, kind) || (status < 300 && kind != VUAS_TX_FREE) || may_answer(u);
}

/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == status;
    terminates \true; exits \false; assigns u->run.stats, VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_WAITING(u);
    ensures sent: vuas_sent{Old,Here}(out, 1, status, -1);
*/
static void send(vuas *u, uint16_t status, vuas_out *out)
{
  vuas_give(u, out);
  refused(u, status);
}

/*@ VUAS_CAN_STEP(u, out, 1, 0);
    requires draft: vuas_keys_ok(u) && vuas_draft_ok(&u->run.draft) && u->run.draft.status == status;
    requires kind: kind <= VUAS_TX_NIST;
    requires method: u->run.message.method <= VUAS_METHOD_LAST;
    terminates \true; exits \false;
    assigns u->run.stats, u->run.limits, u->run.draft.transaction, VUAS_TXS(u), VUAS_OUT_ALL(out);
    VUAS_STEPPED(u, out, 1, 0);
    VUAS_KEEPS_LIVING(u);
    VUAS_KEEPS_WAITING(u);
    ensures given: u->run.config.answers_per_second == 0 || (status < 300 && kind != VUAS_TX_FREE) ==>
      vuas_sent{Old,Here}(out, 1, status, -1);
    VUAS_SENDS_OR_DROPS(u, out, status);
*/
static void deliver(vuas *u, uint16_t status, uint8_t kind, vuas_out *out)
{
  bool may = keep_or_count(u, status, kind);
  /*@ assert given: vuas_out_ok(out) && VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  if (may) send(u, status, out);
  else vuas_answer_drop(u);
}

void vuas_answer_as(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, uint8_t kind, uint32_t like,
                    vuas_out *out)
{
  bool fits = draft(u, b, status, with, like);
  /*@ assert given: vuas_out_ok(out) && VUAS_SAME_GIVEN(out); */
  /*@ assert packets: VUAS_SAME_PACKETS(out); */
  if (fits) deliver(u, status, kind, out);
  else vuas_answer_drop(u);
}

void vuas_answer(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, vuas_out *out)
{
  vuas_answer_as(u, b, status, with, VUAS_TX_FREE, VUAS_NONE, out);
}

void vuas_answer_kept(vuas *u, const uint8_t *b, uint16_t status, vuas_with with, vuas_out *out)
{
  uint8_t kind = u->run.message.method == VUAS_METHOD_INVITE ? VUAS_TX_IST : VUAS_TX_NIST;
  vuas_answer_as(u, b, status, with, kind, VUAS_NONE, out);
}
