/* SPDX-License-Identifier: Apache-2.0 */
#include "usual_via.h"

#include "host.h"

/* --- parameters --- */

/*@ // the parameter at k is the one of Via's that is named w, none of them if w is another, and is good; it ends at t,
    // and so does its value, which begins at s; 0: there is none
    predicate stands{L}(uint8_t *b, integer k, integer n, integer w, integer s, integer t) =
      k < n && vuas_is_param(b, k, n) && k < t <= n && vuas_usual_end(b, t, n) && vuas_param_end(b, k, n) == t &&
      vuas_param_name(b, k, n) == k + 1 && vuas_value_to(b, vuas_param_name_end(b, k, n), n) == t &&
      (vuas_has_value(b, vuas_param_name_end(b, k, n), n) <==> s > 0) &&
      vuas_value_off(b, k, n) == s && vuas_value_stop(b, k, n) == (s > 0 ? t : 0) &&
      vuas_good_param(b, k, n) && vuas_inner_run(b, k, t) &&
      (w == VUAS_WORD_BRANCH <==> vuas_param_is(b, k, n, VUAS_WORD_BRANCH)) &&
      (w == VUAS_WORD_RECEIVED <==> vuas_param_is(b, k, n, VUAS_WORD_RECEIVED)) &&
      (w == VUAS_WORD_RPORT <==> vuas_param_is(b, k, n, VUAS_WORD_RPORT)) &&
      (w == VUAS_WORD_MADDR <==> vuas_param_is(b, k, n, VUAS_WORD_MADDR));

    // the parameters from r to k are good ones
    predicate list{L}(uint8_t *b, integer r, integer k, integer n) =
      vuas_inner_run(b, r, k) && vuas_params_end(b, k, n) == vuas_params_end(b, r, n) &&
      (vuas_good_params(b, r, n) <==> vuas_good_params(b, k, n));
*/

/* Of the parameters from r on, those before k are read into *v. Not a predicate: provers then see what a change of one
   member leaves alone. */
#define SO_FAR(b, r, k, n, v) \
  VUAS_VIA_READ(b, r, k, n, *v) && \
  v->branch.off + v->branch.len <= n && v->received.off + v->received.len <= n && v->maddr.off + v->maddr.len <= n && \
  (v->has_rport ==> r < v->rport_param.off && v->rport_param.off + v->rport_param.len <= n) && \
  (v->has_received ==> r < v->received_param.off && v->received_param.off + v->received_param.len <= n)

/*@ predicate so_far{L}(uint8_t *b, integer r, integer k, integer n, vuas_via *v) = SO_FAR(b, r, k, n, v);
*/

/* *v is as it was but for the parameters. */
#define HEAD_SAME(v) \
  v->transport == \old(v->transport) && v->host_kind == \old(v->host_kind) && v->has_port == \old(v->has_port) && \
  v->port == \old(v->port) && v->value == \old(v->value) && v->transport_text == \old(v->transport_text) && \
  v->host == \old(v->host)

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= e <= n;
     requires tokens: vuas_all_token(b, i, e);
     requires end: e == n || !vuas_token(b[e]);
     terminates \true; exits \false; assigns \nothing;
     ensures run: vuas_token_end(b, i, n) == e;
  @/
  static void token_run(const uint8_t *b, uint32_t i, uint32_t e, uint32_t n)
  {
    uint32_t j = e;
    /@ loop invariant range: i <= j <= e;
       loop invariant run: vuas_token_end(b, j, n) == e;
       loop assigns j;
       loop variant j;
    @/
    while (j > i) j--;
  }

  /@ requires octets: vuas_octets(b, n);
     requires range: k + 1 < e < n;
     requires name: b[k] == ';' && vuas_run_end(VUAS_CLASS_TOKEN, b, k + 1, n) == e;
     requires value: b[e] == '=' && e + 1 < t <= n && vuas_all_token(b, e + 1, t);
     requires end: vuas_usual_end(b, t, n);
     terminates \true; exits \false; assigns \nothing;
     ensures param: vuas_is_param(b, k, n) && vuas_param_end(b, k, n) == t;
     ensures name: vuas_param_name(b, k, n) == k + 1 && vuas_param_name_end(b, k, n) == e;
     ensures value: vuas_has_value(b, e, n) && vuas_value_to(b, e, n) == t;
     ensures place: vuas_value_off(b, k, n) == e + 1 && vuas_value_stop(b, k, n) == t;
  @/
  static void with_value(const uint8_t *b, uint32_t k, uint32_t n, uint32_t e, uint32_t t)
  {
    token_run(b, e + 1, t, n);
    /@ assert text: vuas_param_value_end(b, e + 1, n) == t; @/
    /@ assert name: vuas_param_name(b, k, n) == k + 1; @/
    /@ assert equals: vuas_equals(b, e, n) == e && vuas_value_from(b, e, n) == e + 1; @/
    /@ assert name_end: vuas_param_name_end(b, k, n) == e; @/
    /@ assert to: vuas_value_to(b, e, n) == t && vuas_lws_end(b, t, n) == t; @/
    /@ assert semicolon: vuas_lws_end(b, k, n) == k; @/
  }

  /@ requires octets: vuas_octets(b, n);
     requires range: k + 1 < e <= n;
     requires name: b[k] == ';' && vuas_run_end(VUAS_CLASS_TOKEN, b, k + 1, n) == e;
     requires end: vuas_usual_end(b, e, n);
     terminates \true; exits \false; assigns \nothing;
     ensures param: vuas_is_param(b, k, n) && vuas_param_end(b, k, n) == e;
     ensures name: vuas_param_name(b, k, n) == k + 1 && vuas_param_name_end(b, k, n) == e;
     ensures value: !vuas_has_value(b, e, n) && vuas_value_to(b, e, n) == e;
     ensures place: vuas_value_off(b, k, n) == 0 && vuas_value_stop(b, k, n) == 0;
  @/
  static void without_value(const uint8_t *b, uint32_t k, uint32_t n, uint32_t e)
  {
    /@ assert name: vuas_param_name(b, k, n) == k + 1; @/
    /@ assert equals: vuas_equals(b, e, n) == e; @/
    /@ assert name_end: vuas_param_name_end(b, k, n) == e; @/
    /@ assert to: vuas_value_to(b, e, n) == e && vuas_lws_end(b, e, n) == e; @/
    /@ assert semicolon: vuas_lws_end(b, k, n) == k; @/
  }
*/

/* --- one parameter: its end, 0 if it is not usual --- */

#define NAMED_BRANCH(b, k) \
  b[k] == ';' && b[k + 1] == 'b' && b[k + 2] == 'r' && b[k + 3] == 'a' && b[k + 4] == 'n' && b[k + 5] == 'c' && \
  b[k + 6] == 'h' && b[k + 7] == '='
#define NAMED_RECEIVED(b, k) \
  b[k] == ';' && b[k + 1] == 'r' && b[k + 2] == 'e' && b[k + 3] == 'c' && b[k + 4] == 'e' && b[k + 5] == 'i' && \
  b[k + 6] == 'v' && b[k + 7] == 'e' && b[k + 8] == 'd' && b[k + 9] == '='
#define NAMED_RPORT(b, k) \
  b[k] == ';' && b[k + 1] == 'r' && b[k + 2] == 'p' && b[k + 3] == 'o' && b[k + 4] == 'r' && b[k + 5] == 't'

/*@ requires octets: vuas_octets(b, n);
    requires range: k < n && b[k] == ';';
    terminates \true; exits \false; assigns \nothing;
    ensures name: \result ==> k + 8 <= n && NAMED_BRANCH(b, k);
*/
static bool is_branch(const uint8_t *b, uint32_t k, uint32_t n)
{
  return n - k >= 8 && vuas_quad(b, k + 1) == VUAS_QUAD('b', 'r', 'a', 'n') &&
    vuas_quad(b, k + 4) == VUAS_QUAD('n', 'c', 'h', '=');
}

/*@ requires octets: vuas_octets(b, n);
    requires range: k < n && b[k] == ';';
    terminates \true; exits \false; assigns \nothing;
    ensures name: \result ==> k + 10 <= n && NAMED_RECEIVED(b, k);
*/
static bool is_received(const uint8_t *b, uint32_t k, uint32_t n)
{
  return n - k >= 10 && vuas_quad(b, k + 1) == VUAS_QUAD('r', 'e', 'c', 'e') &&
    vuas_quad(b, k + 5) == VUAS_QUAD('i', 'v', 'e', 'd') && b[k + 9] == '=';
}

/*@ requires octets: vuas_octets(b, n);
    requires range: k < n && b[k] == ';';
    terminates \true; exits \false; assigns \nothing;
    ensures name: \result ==> k + 6 <= n && NAMED_RPORT(b, k);
*/
static bool is_rport(const uint8_t *b, uint32_t k, uint32_t n)
{
  return n - k >= 6 && vuas_quad(b, k + 1) == VUAS_QUAD('r', 'p', 'o', 'r') && b[k + 5] == 't';
}

/*@ requires octets: vuas_octets(b, n);
    requires range: k + 8 <= n;
    requires name: NAMED_BRANCH(b, k);
    terminates \true; exits \false; assigns \nothing;
    ensures stands: \result > 0 ==> stands(b, k, n, VUAS_WORD_BRANCH, k + 8, \result);
*/
static uint32_t branch_end(const uint8_t *b, uint32_t k, uint32_t n)
{
  uint32_t t = vuas_scan_token(b, k + 8, n);
  if (t == k + 8 || !vuas_is_usual_end(b, t, n)) return 0;
  /*@ assert letters: vuas_token('b') && vuas_token('r') && vuas_token('a') && vuas_token('n') && vuas_token('c') &&
        vuas_token('h'); */
  /*@ assert last: vuas_token_end(b, k + 7, n) == k + 7; */
  /*@ assert h: vuas_token_end(b, k + 6, n) == k + 7; */
  /*@ assert c: vuas_token_end(b, k + 5, n) == k + 7; */
  /*@ assert n: vuas_token_end(b, k + 4, n) == k + 7; */
  /*@ assert a: vuas_token_end(b, k + 3, n) == k + 7; */
  /*@ assert r: vuas_token_end(b, k + 2, n) == k + 7; */
  /*@ assert b: vuas_token_end(b, k + 1, n) == k + 7; */
  /*@ ghost with_value(b, k, n, k + 7, t); */
  /*@ assert word: vuas_word_at(b, k + 1, k + 7, VUAS_WORD_BRANCH); */
  /*@ assert begin: vuas_inner_run(b, k, k + 8); */
  /*@ assert end: vuas_inner_run(b, k + 8, t); */
  /*@ assert text: vuas_inner_run(b, k, t); */
  /*@ assert good: vuas_good_param(b, k, n); */
  return t;
}

/*@ requires octets: vuas_octets(b, n);
    requires range: k + 10 <= n;
    requires name: NAMED_RECEIVED(b, k);
    terminates \true; exits \false; assigns \nothing;
    ensures stands: \result > 0 ==> stands(b, k, n, VUAS_WORD_RECEIVED, k + 10, \result);
*/
static uint32_t received_end(const uint8_t *b, uint32_t k, uint32_t n)
{
  uint32_t t = vuas_usual_ip(b, k + 10, n);
  if (t == 0 || !vuas_is_usual_end(b, t, n)) return 0;
  /*@ assert letters: vuas_token('r') && vuas_token('e') && vuas_token('c') && vuas_token('i') && vuas_token('v') &&
        vuas_token('d'); */
  /*@ assert end: vuas_token_end(b, k + 9, n) == k + 9 && vuas_token_end(b, k + 8, n) == k + 9; */
  /*@ assert eighth: vuas_token_end(b, k + 7, n) == k + 9; */
  /*@ assert seventh: vuas_token_end(b, k + 6, n) == k + 9; */
  /*@ assert sixth: vuas_token_end(b, k + 5, n) == k + 9; */
  /*@ assert fifth: vuas_token_end(b, k + 4, n) == k + 9; */
  /*@ assert fourth: vuas_token_end(b, k + 3, n) == k + 9; */
  /*@ assert third: vuas_token_end(b, k + 2, n) == k + 9; */
  /*@ assert second: vuas_token_end(b, k + 1, n) == k + 9; */
  /*@ assert value: vuas_all_token(b, k + 10, t); */
  /*@ ghost with_value(b, k, n, k + 9, t); */
  /*@ assert word: vuas_word_at(b, k + 1, k + 9, VUAS_WORD_RECEIVED); */
  /*@ assert begin: vuas_inner_run(b, k, k + 10); */
  /*@ assert end: vuas_inner_run(b, k + 10, t); */
  /*@ assert text: vuas_inner_run(b, k, t); */
  /*@ assert good: vuas_good_param(b, k, n); */
  return t;
}

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: k + 6 <= n;
     requires name: NAMED_RPORT(b, k);
     requires stop: k + 6 == n || !vuas_token(b[k + 6]);
     terminates \true; exits \false; assigns \nothing;
     ensures end: vuas_token_end(b, k + 1, n) == k + 6;
     ensures word: vuas_word_at(b, k + 1, k + 6, VUAS_WORD_RPORT);
  @/
  static void rport_named(const uint8_t *b, uint32_t k, uint32_t n)
  {
    /@ assert letters: vuas_token('r') && vuas_token('p') && vuas_token('o') && vuas_token('t'); @/
    /@ assert end: vuas_token_end(b, k + 6, n) == k + 6 && vuas_token_end(b, k + 5, n) == k + 6; @/
    /@ assert fourth: vuas_token_end(b, k + 4, n) == k + 6; @/
    /@ assert third: vuas_token_end(b, k + 3, n) == k + 6; @/
    /@ assert second: vuas_token_end(b, k + 2, n) == k + 6; @/
  }
*/

/* An rport without a value. */
/*@ requires octets: vuas_octets(b, n);
    requires range: k + 6 <= n;
    requires name: NAMED_RPORT(b, k);
    terminates \true; exits \false; assigns \nothing;
    ensures stands: \result > 0 ==> stands(b, k, n, VUAS_WORD_RPORT, 0, \result);
*/
static uint32_t rport_end(const uint8_t *b, uint32_t k, uint32_t n)
{
  if (!vuas_is_usual_end(b, k + 6, n)) return 0;
  /*@ ghost rport_named(b, k, n); */
  /*@ ghost without_value(b, k, n, k + 6); */
  /*@ assert good: vuas_good_param(b, k, n); */
  return k + 6;
}

/* An rport with one: its number is 0 if it is not usual. */
/*@ requires octets: vuas_octets(b, n);
    requires range: k + 7 <= n;
    requires name: NAMED_RPORT(b, k) && b[k + 6] == '=';
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result.value <= 65535;
    ensures stands: \result.value > 0 ==> stands(b, k, n, VUAS_WORD_RPORT, k + 7, \result.end);
    ensures value: \result.value > 0 ==> \result.value == vuas_decimal_value(b, k + 7, \result.end);
*/
static vuas_usual_port rport_value(const uint8_t *b, uint32_t k, uint32_t n)
{
  vuas_usual_port p = vuas_usual_port_at(b, k + 7, n);
  if (p.value == 0 || !vuas_is_usual_end(b, p.end, n)) {
    p.value = 0;
    return p;
  }
  /*@ ghost rport_named(b, k, n); */
  /*@ assert value: vuas_all_token(b, k + 7, p.end); */
  /*@ ghost with_value(b, k, n, k + 6, p.end); */
  /*@ assert port: vuas_port_value(b, k + 7, p.end); */
  /*@ assert begin: vuas_inner_run(b, k, k + 7); */
  /*@ assert end: vuas_inner_run(b, k + 7, p.end); */
  /*@ assert text: vuas_inner_run(b, k, p.end); */
  /*@ assert good: vuas_good_param(b, k, n); */
  return p;
}

/* Whether [i, e) names a parameter of Via. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==>
      vuas_word_at(b, i, e, VUAS_WORD_BRANCH) || vuas_word_at(b, i, e, VUAS_WORD_RECEIVED) ||
      vuas_word_at(b, i, e, VUAS_WORD_RPORT) || vuas_word_at(b, i, e, VUAS_WORD_MADDR) ||
      vuas_word_at(b, i, e, VUAS_WORD_TTL);
*/
static bool is_known(const uint8_t *b, uint32_t i, uint32_t e)
{
  if (e - i == 6) return vuas_word_is(b, i, e, VUAS_WORD_BRANCH);
  if (e - i == 8) return vuas_word_is(b, i, e, VUAS_WORD_RECEIVED);
  if (e - i == 3) return vuas_word_is(b, i, e, VUAS_WORD_TTL);
  if (e - i != 5) return false;
  if (vuas_word_is(b, i, e, VUAS_WORD_RPORT)) return true;
  return vuas_word_is(b, i, e, VUAS_WORD_MADDR);
}

/* A parameter of any other name. */
/*@ requires octets: vuas_octets(b, n);
    requires range: k < n && b[k] == ';';
    terminates \true; exits \false; assigns \nothing;
    ensures stands: \result > 0 ==> stands(b, k, n, VUAS_WORD_LAST, vuas_value_off(b, k, n), \result);
*/
static uint32_t other_end(const uint8_t *b, uint32_t k, uint32_t n)
{
  uint32_t e = vuas_scan_token(b, k + 1, n);
  if (e == k + 1 || is_known(b, k + 1, e)) return 0;
  if (vuas_is_usual_end(b, e, n)) {
    /*@ ghost without_value(b, k, n, e); */
    /*@ assert good: vuas_good_param(b, k, n); */
    /*@ assert stands: stands(b, k, n, VUAS_WORD_LAST, 0, e); */
    return e;
  }
  if (b[e] != '=') return 0;
  uint32_t t = vuas_scan_token(b, e + 1, n);
  if (t == e + 1 || !vuas_is_usual_end(b, t, n)) return 0;
  /*@ ghost with_value(b, k, n, e, t); */
  /*@ assert good: vuas_good_param(b, k, n); */
  /*@ assert stands: stands(b, k, n, VUAS_WORD_LAST, e + 1, t); */
  return t;
}

/* --- what is read of a parameter --- */

/*@ ghost
  /@ requires here: k < n && vuas_is_param(b, k, n) && vuas_param_end(b, k, n) == t;
     requires good: vuas_good_param(b, k, n);
     requires text: vuas_inner_run(b, k, t);
     requires list: list(b, r, k, n);
     terminates \true; exits \false; assigns \nothing;
     ensures list: list(b, r, t, n);
  @/
  static void longer(const uint8_t *b, uint32_t r, uint32_t k, uint32_t n, uint32_t t)
  {
    /@ assert end: vuas_params_end(b, k, n) == vuas_params_end(b, t, n); @/
    /@ assert good: vuas_good_params(b, k, n) <==> vuas_good_params(b, t, n); @/
  }

  /@ requires here: k < n && vuas_is_param(b, k, n) && vuas_param_end(b, k, n) == t;
     requires other: !vuas_param_is(b, k, n, w);
     terminates \true; exits \false; assigns \nothing;
     ensures unseen: vuas_param_unseen(b, r, k, n, w) ==> vuas_param_unseen(b, r, t, n, w);
     ensures seen: vuas_param_seen(b, r, k, n, w) ==> vuas_param_seen(b, r, t, n, w);
  @/
  static void passed(const uint8_t *b, uint32_t r, uint32_t k, uint32_t n, uint32_t t, vuas_word w)
  {
    /@ assert place: vuas_param_place(b, k, n, w) == vuas_param_place(b, t, n, w); @/
  }

  /@ requires here: k < n && vuas_is_param(b, k, n) && vuas_param_end(b, k, n) == t;
     requires range: r <= k;
     requires this: vuas_param_is(b, k, n, w);
     requires unseen: vuas_param_unseen(b, r, k, n, w);
     terminates \true; exits \false; assigns \nothing;
     ensures place: vuas_param_place(b, r, n, w) == k;
     ensures seen: vuas_param_seen(b, r, t, n, w);
  @/
  static void found(const uint8_t *b, uint32_t r, uint32_t k, uint32_t n, uint32_t t, vuas_word w)
  {
    /@ assert place: vuas_param_place(b, r, n, w) == k; @/
  }
*/

/* Each sets what the parameter from k to t says. */
#define SETS(b, r, k, n, t, v) \
  ensures read: so_far(b, r, t, n, v); \
  ensures head: HEAD_SAME(v);

/*@ requires octets: vuas_octets(b, n);
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    requires range: r <= k;
    requires stands: stands(b, k, n, VUAS_WORD_BRANCH, k + 8, t);
    requires first: !v->has_branch;
    requires read: so_far(b, r, k, n, v);
    terminates \true; exits \false; assigns *v;
    SETS(b, r, k, n, t, v)
*/
static void set_branch(const uint8_t *b, uint32_t k, uint32_t n, uint32_t t, vuas_via *v)
  /*@ ghost (uint32_t r) */
{
  (void)b;
  (void)n;
  /*@ assert before: SO_FAR(b, r, k, n, v); */
  /*@ ghost found(b, r, k, n, t, VUAS_WORD_BRANCH); */
  /*@ ghost passed(b, r, k, n, t, VUAS_WORD_RECEIVED); */
  /*@ ghost passed(b, r, k, n, t, VUAS_WORD_RPORT); */
  /*@ ghost passed(b, r, k, n, t, VUAS_WORD_MADDR); */
  v->has_branch = true;
  v->branch.off = (uint16_t)(k + 8);
  v->branch.len = (uint16_t)(t - (k + 8));
  /*@ assert value: vuas_param_value(b, k, n, v->branch.off, v->branch.len); */
  /*@ assert after: SO_FAR(b, r, t, n, v); */
}

/*@ requires octets: vuas_octets(b, n);
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    requires range: r <= k;
    requires stands: stands(b, k, n, VUAS_WORD_RECEIVED, k + 10, t);
    requires first: !v->has_received;
    requires read: so_far(b, r, k, n, v);
    terminates \true; exits \false; assigns *v;
    SETS(b, r, k, n, t, v)
*/
static void set_received(const uint8_t *b, uint32_t k, uint32_t n, uint32_t t, vuas_via *v)
  /*@ ghost (uint32_t r) */
{
  (void)b;
  (void)n;
  /*@ assert before: SO_FAR(b, r, k, n, v); */
  /*@ ghost found(b, r, k, n, t, VUAS_WORD_RECEIVED); */
  /*@ ghost passed(b, r, k, n, t, VUAS_WORD_BRANCH); */
  /*@ ghost passed(b, r, k, n, t, VUAS_WORD_RPORT); */
  /*@ ghost passed(b, r, k, n, t, VUAS_WORD_MADDR); */
  v->has_received = true;
  v->received.off = (uint16_t)(k + 10);
  v->received.len = (uint16_t)(t - (k + 10));
  v->received_param.off = (uint16_t)(k + 1);
  v->received_param.len = (uint16_t)(t - (k + 1));
  /*@ assert value: vuas_param_value(b, k, n, v->received.off, v->received.len); */
  /*@ assert whole: vuas_param_whole(b, k, n, v->received_param.off, v->received_param.len); */
  /*@ assert after: SO_FAR(b, r, t, n, v); */
}

/*@ requires octets: vuas_octets(b, n);
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    requires range: r <= k;
    requires stands: stands(b, k, n, VUAS_WORD_RPORT, 0, t);
    requires first: !v->has_rport;
    requires read: so_far(b, r, k, n, v);
    terminates \true; exits \false; assigns *v;
    SETS(b, r, k, n, t, v)
*/
static void set_rport(const uint8_t *b, uint32_t k, uint32_t n, uint32_t t, vuas_via *v)
  /*@ ghost (uint32_t r) */
{
  (void)b;
  (void)n;
  /*@ assert before: SO_FAR(b, r, k, n, v); */
  /*@ ghost found(b, r, k, n, t, VUAS_WORD_RPORT); */
  /*@ ghost passed(b, r, k, n, t, VUAS_WORD_BRANCH); */
  /*@ ghost passed(b, r, k, n, t, VUAS_WORD_RECEIVED); */
  /*@ ghost passed(b, r, k, n, t, VUAS_WORD_MADDR); */
  v->has_rport = true;
  v->has_rport_value = false;
  v->rport = 0;
  v->rport_param.off = (uint16_t)(k + 1);
  v->rport_param.len = (uint16_t)(t - (k + 1));
  /*@ assert whole: vuas_param_whole(b, k, n, v->rport_param.off, v->rport_param.len); */
  /*@ assert port: vuas_rport_at(b, k, n, 0, 0); */
  /*@ assert after: SO_FAR(b, r, t, n, v); */
}

/*@ requires octets: vuas_octets(b, n);
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    requires range: r <= k;
    requires stands: stands(b, k, n, VUAS_WORD_RPORT, k + 7, t);
    requires port: port <= 65535 && port == vuas_decimal_value(b, k + 7, t);
    requires first: !v->has_rport;
    requires read: so_far(b, r, k, n, v);
    terminates \true; exits \false; assigns *v;
    SETS(b, r, k, n, t, v)
*/
static void set_rport_value(const uint8_t *b, uint32_t k, uint32_t n, uint32_t t, uint32_t port, vuas_via *v)
  /*@ ghost (uint32_t r) */
{
  (void)b;
  (void)n;
  /*@ assert before: SO_FAR(b, r, k, n, v); */
  /*@ ghost found(b, r, k, n, t, VUAS_WORD_RPORT); */
  /*@ ghost passed(b, r, k, n, t, VUAS_WORD_BRANCH); */
  /*@ ghost passed(b, r, k, n, t, VUAS_WORD_RECEIVED); */
  /*@ ghost passed(b, r, k, n, t, VUAS_WORD_MADDR); */
  v->has_rport = true;
  v->has_rport_value = true;
  v->rport = (uint16_t)port;
  v->rport_param.off = (uint16_t)(k + 1);
  v->rport_param.len = (uint16_t)(t - (k + 1));
  /*@ assert whole: vuas_param_whole(b, k, n, v->rport_param.off, v->rport_param.len); */
  /*@ assert place: vuas_value_off(b, k, n) == k + 7 && vuas_value_stop(b, k, n) == t; */
  /*@ assert port: vuas_rport_at(b, k, n, 1, v->rport); */
  /*@ assert after: SO_FAR(b, r, t, n, v); */
}

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
     requires stands: stands(b, k, n, VUAS_WORD_LAST, vuas_value_off(b, k, n), t);
     requires read: so_far(b, r, k, n, v);
     terminates \true; exits \false; assigns \nothing;
     ensures read: so_far(b, r, t, n, v);
  @/
  static void left(const uint8_t *b, uint32_t r, uint32_t k, uint32_t n, uint32_t t, const vuas_via *v)
  {
    /@ assert before: SO_FAR(b, r, k, n, v); @/
    passed(b, r, k, n, t, VUAS_WORD_BRANCH);
    passed(b, r, k, n, t, VUAS_WORD_RECEIVED);
    passed(b, r, k, n, t, VUAS_WORD_RPORT);
    passed(b, r, k, n, t, VUAS_WORD_MADDR);
    /@ assert after: SO_FAR(b, r, t, n, v); @/
  }
*/

/* Reads the rport at k into *v: its end, 0 if it is not usual. */
/*@ requires octets: vuas_octets(b, n);
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    requires range: r <= k && k + 6 <= n && NAMED_RPORT(b, k);
    requires read: so_far(b, r, k, n, v);
    requires list: list(b, r, k, n);
    terminates \true; exits \false; assigns *v;
    ensures range: \result > 0 ==> k < \result <= n;
    ensures end: \result > 0 ==> vuas_usual_end(b, \result, n);
    ensures list: \result > 0 ==> list(b, r, \result, n);
    ensures read: \result > 0 ==> so_far(b, r, \result, n, v);
    ensures head: HEAD_SAME(v);
*/
static uint32_t read_rport(const uint8_t *b, uint32_t k, uint32_t n, vuas_via *v)
  /*@ ghost (uint32_t r) */
{
  if (n - k > 6 && b[k + 6] == '=') {
    vuas_usual_port p = rport_value(b, k, n);
    if (p.value == 0 || v->has_rport) return 0;
    /*@ ghost longer(b, r, k, n, p.end); */
    set_rport_value(b, k, n, p.end, p.value, v) /*@ ghost (r) */;
    return p.end;
  }
  uint32_t t = rport_end(b, k, n);
  if (t == 0 || v->has_rport) return 0;
  /*@ ghost longer(b, r, k, n, t); */
  set_rport(b, k, n, t, v) /*@ ghost (r) */;
  return t;
}

/* Reads the parameter at k into *v: its end, 0 if it is not usual. */
/*@ requires octets: vuas_octets(b, n);
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    requires range: r <= k < n && b[k] == ';';
    requires read: so_far(b, r, k, n, v);
    requires list: list(b, r, k, n);
    terminates \true; exits \false; assigns *v;
    ensures range: \result > 0 ==> k < \result <= n;
    ensures end: \result > 0 ==> vuas_usual_end(b, \result, n);
    ensures list: \result > 0 ==> list(b, r, \result, n);
    ensures read: \result > 0 ==> so_far(b, r, \result, n, v);
    ensures head: HEAD_SAME(v);
*/
static uint32_t read_param(const uint8_t *b, uint32_t k, uint32_t n, vuas_via *v)
  /*@ ghost (uint32_t r) */
{
  if (is_branch(b, k, n)) {
    uint32_t t = branch_end(b, k, n);
    if (t == 0 || v->has_branch) return 0;
    /*@ ghost longer(b, r, k, n, t); */
    set_branch(b, k, n, t, v) /*@ ghost (r) */;
    return t;
  }
  if (is_received(b, k, n)) {
    uint32_t t = received_end(b, k, n);
    if (t == 0 || v->has_received) return 0;
    /*@ ghost longer(b, r, k, n, t); */
    set_received(b, k, n, t, v) /*@ ghost (r) */;
    return t;
  }
  if (is_rport(b, k, n)) return read_rport(b, k, n, v) /*@ ghost (r) */;
  uint32_t t = other_end(b, k, n);
  if (t == 0) return 0;
  /*@ ghost longer(b, r, k, n, t); */
  /*@ ghost left(b, r, k, n, t, v); */
  return t;
}

/* Whether [r, n) is usual parameters; *v is without any before and has them then. */
/*@ requires octets: vuas_octets(b, n);
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    requires range: r <= n && vuas_usual_end(b, r, n);
    requires none: so_far(b, r, r, n, v);
    terminates \true; exits \false; assigns *v;
    ensures meaning: \result ==> vuas_via_params(b, r, n);
    ensures text: \result ==> vuas_inner_run(b, r, n);
    ensures read: \result ==> so_far(b, r, n, n, v);
    ensures head: HEAD_SAME(v);
*/
static bool read_params(const uint8_t *b, uint32_t r, uint32_t n, vuas_via *v)
{
  uint32_t k = r;
  /*@ loop invariant range: r <= k <= n && vuas_usual_end(b, k, n);
      loop invariant list: list(b, r, k, n);
      loop invariant read: so_far(b, r, k, n, v);
      loop invariant head: v->transport == \at(v->transport, Pre) && v->host_kind == \at(v->host_kind, Pre) &&
        v->has_port == \at(v->has_port, Pre) && v->port == \at(v->port, Pre) && v->value == \at(v->value, Pre) &&
        v->transport_text == \at(v->transport_text, Pre) && v->host == \at(v->host, Pre);
      loop assigns k, *v;
      loop variant n - k; */
  while (k < n) {
    uint32_t t = read_param(b, k, n, v) /*@ ghost (r) */;
    if (t == 0) return false;
    k = t;
  }
  /*@ assert all: SO_FAR(b, r, n, n, v); */
  /*@ assert list: vuas_params(b, r, n) && vuas_good_params(b, r, n); */
  /*@ assert end: vuas_param_place(b, n, n, VUAS_WORD_BRANCH) == n &&
        vuas_param_place(b, n, n, VUAS_WORD_RECEIVED) == n && vuas_param_place(b, n, n, VUAS_WORD_RPORT) == n &&
        vuas_param_place(b, n, n, VUAS_WORD_MADDR) == n; */
  /*@ assert branch: vuas_param_once(b, r, n, VUAS_WORD_BRANCH); */
  /*@ assert received: vuas_param_once(b, r, n, VUAS_WORD_RECEIVED); */
  /*@ assert rport: vuas_param_once(b, r, n, VUAS_WORD_RPORT); */
  /*@ assert maddr: vuas_param_once(b, r, n, VUAS_WORD_MADDR); */
  return true;
}

/* --- protocol and sent-by --- */

/* The transport if [i, n) begins with SIP/2.0, one that is known, and a space; else VUAS_TRANSPORT_OTHER. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i + 12 < n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result <= VUAS_TRANSPORT_OTHER;
    ensures version: \result != VUAS_TRANSPORT_OTHER ==> vuas_via_version(b, i, n) == i + 4;
    ensures transport: \result != VUAS_TRANSPORT_OTHER ==> vuas_via_transport(b, i, n) == i + 8;
    ensures end: \result != VUAS_TRANSPORT_OTHER ==> vuas_via_transport_end(b, i, n) == i + 11 && b[i + 11] == ' ';
    ensures meaning: \result != VUAS_TRANSPORT_OTHER ==> vuas_via_transport_is(b, i, n, \result);
    ensures text: \result != VUAS_TRANSPORT_OTHER ==> vuas_inner_run(b, i, i + 11);
*/
static uint16_t transport_at(const uint8_t *b, uint32_t i, uint32_t n)
{
  (void)n;
  if (vuas_quad(b, i) != VUAS_QUAD('S', 'I', 'P', '/') || vuas_quad(b, i + 4) != VUAS_QUAD('2', '.', '0', '/'))
    return VUAS_TRANSPORT_OTHER;
  uint32_t q = vuas_quad(b, i + 8);
  uint16_t t;
  if (q == VUAS_QUAD('U', 'D', 'P', ' ')) t = VUAS_UDP;
  else if (q == VUAS_QUAD('T', 'C', 'P', ' ')) t = VUAS_TCP;
  else if (q == VUAS_QUAD('T', 'L', 'S', ' ')) t = VUAS_TLS;
  else if (q == VUAS_QUAD('W', 'S', 'S', ' ')) t = VUAS_WSS;
  else return VUAS_TRANSPORT_OTHER;
  /*@ assert name: b[i] == 'S' && b[i + 1] == 'I' && b[i + 2] == 'P' && b[i + 3] == '/'; */
  /*@ assert two: b[i + 4] == '2' && b[i + 5] == '.' && b[i + 6] == '0' && b[i + 7] == '/'; */
  /*@ assert run: vuas_token_end(b, i + 3, n) == i + 3 && vuas_token_end(b, i + 7, n) == i + 7; */
  /*@ assert back: vuas_token_end(b, i + 2, n) == i + 3 && vuas_token_end(b, i + 6, n) == i + 7; */
  /*@ assert again: vuas_token_end(b, i + 1, n) == i + 3 && vuas_token_end(b, i + 5, n) == i + 7; */
  /*@ assert ends: vuas_token_end(b, i, n) == i + 3 && vuas_token_end(b, i + 4, n) == i + 7; */
  /*@ assert word: vuas_word_at(b, i, i + 3, VUAS_WORD_SIP); */
  /*@ assert udp: t == VUAS_UDP ==> b[i + 8] == 'U' && b[i + 9] == 'D' && b[i + 10] == 'P' && b[i + 11] == ' '; */
  /*@ assert tcp: t == VUAS_TCP ==> b[i + 8] == 'T' && b[i + 9] == 'C' && b[i + 10] == 'P' && b[i + 11] == ' '; */
  /*@ assert tls: t == VUAS_TLS ==> b[i + 8] == 'T' && b[i + 9] == 'L' && b[i + 10] == 'S' && b[i + 11] == ' '; */
  /*@ assert wss: t == VUAS_WSS ==> b[i + 8] == 'W' && b[i + 9] == 'S' && b[i + 10] == 'S' && b[i + 11] == ' '; */
  /*@ assert letters: vuas_token(b[i + 8]) && vuas_token(b[i + 9]) && vuas_token(b[i + 10]) && b[i + 11] == ' '; */
  /*@ assert third: vuas_token_end(b, i + 11, n) == i + 11 && vuas_token_end(b, i + 10, n) == i + 11; */
  /*@ assert second: vuas_token_end(b, i + 9, n) == i + 11; */
  /*@ assert first: vuas_token_end(b, i + 8, n) == i + 11; */
  /*@ assert known: vuas_via_known(b, i, n); */
  /*@ assert named: vuas_transport_named(b, i + 8, i + 11, t); */
  return t;
}

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= e <= n;
     requires all: vuas_dotted_digits(b, i, e);
     requires end: e == n || !vuas_host_octet(b[e]);
     terminates \true; exits \false; assigns \nothing;
     ensures run: vuas_run_end(VUAS_CLASS_HOST, b, i, n) == e;
  @/
  static void address_run(const uint8_t *b, uint32_t i, uint32_t e, uint32_t n)
  {
    uint32_t j = e;
    /@ loop invariant range: i <= j <= e;
       loop invariant run: vuas_run_end(VUAS_CLASS_HOST, b, j, n) == e;
       loop assigns j;
       loop variant j;
    @/
    while (j > i) j--;
  }
*/

/* The host at i, of kind VUAS_HOST_NONE if it is not usual; a port, a parameter or nothing follows it. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i < n;
    terminates \true; exits \false; assigns \nothing;
    ensures kind: \result.kind != VUAS_HOST_NONE ==> vuas_host_kind_is(b, i, \result.end, \result.kind);
    ensures range: \result.kind != VUAS_HOST_NONE ==> i < \result.end <= n;
    ensures text: \result.kind != VUAS_HOST_NONE ==> vuas_inner_run(b, i, \result.end);
    ensures end: \result.kind != VUAS_HOST_NONE ==> \result.end == vuas_host_end(b, i, n);
    ensures after: \result.kind != VUAS_HOST_NONE ==> vuas_usual_end(b, \result.end, n) || b[\result.end] == ':';
*/
static vuas_host host_at(const uint8_t *b, uint32_t i, uint32_t n)
{
  bool ip = vuas_is_digit(b[i]);
  uint32_t e = ip ? vuas_usual_ip(b, i, n) : vuas_usual_name(b, i, n);
  bool good = e > 0 && (e == n || b[e] == ':' || b[e] == ';');
  vuas_host h = {good ? (ip ? VUAS_HOST_IPV4 : VUAS_HOST_NAME) : VUAS_HOST_NONE, e};
  /*@ ghost if (good && ip) address_run(b, i, e, n); */
  return h;
}

/* The port after the host that ends at h, of value 0 if there is none; its end is 0 if it is not usual. */
/*@ requires octets: vuas_octets(b, n);
    requires range: 0 < h <= n;
    requires after: vuas_usual_end(b, h, n) || b[h] == ':';
    terminates \true; exits \false; assigns \nothing;
    ensures number: \result.value <= 65535;
    ensures range: \result.end > 0 ==> h <= \result.end <= n && vuas_usual_end(b, \result.end, n);
    ensures good: \result.end > 0 ==> (vuas_via_colon(b, h, n) ==>
      vuas_port_value(b, vuas_via_port(b, h, n), vuas_sent_port_end(b, h, n)));
    ensures end: \result.end > 0 ==> \result.end == vuas_sent_port_end(b, h, n);
    ensures port: \result.end > 0 ==> vuas_sent_port_at(b, h, n, \result.value > 0 ? 1 : 0, \result.value);
    ensures text: \result.end > 0 ==> vuas_inner_run(b, h, \result.end);
*/
static vuas_usual_port sent_port(const uint8_t *b, uint32_t h, uint32_t n)
{
  vuas_usual_port p = {h, 0};
  if (vuas_is_usual_end(b, h, n)) return p;
  p = vuas_usual_port_at(b, h + 1, n);
  if (p.value == 0 || !vuas_is_usual_end(b, p.end, n)) p.end = 0;
  /*@ assert colon: vuas_via_colon(b, h, n); */
  /*@ assert port: p.end > 0 ==> vuas_via_port(b, h, n) == h + 1; */
  return p;
}

/* Sets all of *v: no parameters. */
/*@ requires range: i <= n <= VUAS_MAX_MESSAGE && i + 12 <= h.end <= n;
    requires port: port <= 65535;
    requires out: \valid(v);
    terminates \true; exits \false; assigns *v;
    ensures value: v->value.off == i && v->value.len == n - i;
    ensures transport: v->transport == transport && v->transport_text.off == i + 8 && v->transport_text.len == 3;
    ensures host: v->host_kind == h.kind && v->host.off == i + 12 && v->host.len == h.end - (i + 12);
    ensures port: (v->has_port <==> port > 0) && v->port == port;
    ensures branch: !v->has_branch && v->branch.off == 0 && v->branch.len == 0;
    ensures received: !v->has_received && v->received.off == 0 && v->received.len == 0 &&
      v->received_param.off == 0 && v->received_param.len == 0;
    ensures rport: !v->has_rport && !v->has_rport_value && v->rport == 0 && v->rport_param.off == 0 &&
      v->rport_param.len == 0;
    ensures maddr: !v->has_maddr && v->maddr.off == 0 && v->maddr.len == 0;
*/
static void set_head(uint32_t i, uint32_t n, uint16_t transport, vuas_host h, uint32_t port, vuas_via *v)
{
  vuas_span none = vuas_span_of(0, 0);
  v->transport = transport;
  v->host_kind = h.kind;
  v->has_port = port > 0;
  v->has_branch = false;
  v->has_received = false;
  v->has_rport = false;
  v->has_rport_value = false;
  v->has_maddr = false;
  v->port = (uint16_t)port;
  v->rport = 0;
  v->value = vuas_span_of(i, n);
  v->transport_text = vuas_span_of(i + 8, i + 11);
  v->host = vuas_span_of(i + 12, h.end);
  v->branch = none;
  v->received = none;
  v->maddr = none;
  v->rport_param = none;
  v->received_param = none;
}

/* What protocol and sent-by of the value [i, n) say; the parameters begin at r. */
#define HEAD(b, i, r, n, v) \
  vuas_via_begins(b, i, n) && i + 12 < r <= n && r == vuas_sent_port_end(b, vuas_via_host_end(b, i, n), n) && \
  v->value.off == i && v->value.len == n - i && v->transport_text.len > 0 && v->host_kind != VUAS_HOST_NONE && \
  v->transport <= VUAS_TRANSPORT_OTHER && v->host_kind <= VUAS_HOST_IPV6 && v->host.off + v->host.len <= n && \
  v->transport_text.off + v->transport_text.len <= n && \
  v->transport_text.off == vuas_via_transport(b, i, n) && \
  v->transport_text.off + v->transport_text.len == vuas_via_transport_end(b, i, n) && \
  vuas_via_transport_is(b, i, n, v->transport) && \
  v->host.off == vuas_via_host(b, i, n) && v->host.off + v->host.len == vuas_via_host_end(b, i, n) && \
  vuas_host_kind_is(b, vuas_via_host(b, i, n), vuas_via_host_end(b, i, n), v->host_kind) && \
  vuas_sent_port_at(b, vuas_via_host_end(b, i, n), n, v->has_port ? 1 : 0, v->port)

/* Reads protocol and sent-by into *v: the place where the parameters begin, 0 if they are not usual. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    requires out: \valid(v) && \separated(v, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *v;
    ensures end: \result > 0 ==> \result <= n && vuas_usual_end(b, \result, n);
    ensures head: \result > 0 ==> HEAD(b, i, \result, n, v);
    ensures text: \result > 0 ==> vuas_via_alone(b, i, \result);
    ensures none: \result > 0 ==> so_far(b, \result, \result, n, v);
*/
static uint32_t read_head(const uint8_t *b, uint32_t i, uint32_t n, vuas_via *v)
{
  if (n - i <= 12) return 0;
  uint16_t transport = transport_at(b, i, n);
  if (transport == VUAS_TRANSPORT_OTHER) return 0;
  vuas_host h = host_at(b, i + 12, n);
  if (h.kind == VUAS_HOST_NONE) return 0;
  /*@ assert space: vuas_via_host(b, i, n) == i + 12 && vuas_via_host_end(b, i, n) == h.end; */
  vuas_usual_port p = sent_port(b, h.end, n);
  if (p.end == 0) return 0;
  /*@ assert protocol: vuas_via_protocol(b, i, n); */
  /*@ assert sent_by: vuas_via_sent_by(b, i + 12, h.end, n); */
  /*@ assert after: vuas_semicolon_or_end(b, p.end, n); */
  /*@ assert begins: vuas_via_begins(b, i, n); */
  set_head(i, n, transport, h, p.value, v);
  /*@ assert none: SO_FAR(b, p.end, p.end, n, v); */
  return p.end;
}

/*@ ghost
  /@ requires place: s.off == i && s.off + s.len == e;
     terminates \true; exits \false; assigns \nothing;
     ensures place: vuas_span_is(s, i, e);
  @/
  static void place(vuas_span s, uint32_t i, uint32_t e) {}

  /@ requires begins: vuas_via_begins(b, i, n);
     requires place: r == vuas_sent_port_end(b, vuas_via_host_end(b, i, n), n);
     requires params: vuas_via_params(b, r, n);
     terminates \true; exits \false; assigns \nothing;
     ensures meaning: vuas_is_via(b, i, n);
  @/
  static void whole(const uint8_t *b, uint32_t i, uint32_t r, uint32_t n) {}

  /@ requires in: v->transport <= VUAS_TRANSPORT_OTHER && v->host_kind <= VUAS_HOST_IPV6 &&
       v->value.off == i && v->value.len == n - i && v->transport_text.off + v->transport_text.len <= n &&
       v->host.off + v->host.len <= n && v->branch.off + v->branch.len <= n && v->received.off + v->received.len <= n &&
       v->maddr.off + v->maddr.len <= n;
     requires rport: v->has_rport ==> i < v->rport_param.off && v->rport_param.off + v->rport_param.len <= n;
     requires received: v->has_received ==>
       i < v->received_param.off && v->received_param.off + v->received_param.len <= n;
     requires back: v->transport_text.len > 0 && v->host_kind != VUAS_HOST_NONE;
     requires range: i <= n;
     terminates \true; exits \false; assigns \nothing;
     ensures in: vuas_via_in(*v, n);
     ensures value: vuas_via_value_is(*v, i, n);
     ensures back: vuas_via_leads_back(*v);
  @/
  static void inside(const vuas_via *v, uint32_t i, uint32_t n) {}

  /@ requires parts: VUAS_VIA_IS(b, i, n, *v);
     terminates \true; exits \false; assigns \nothing;
     ensures parts: vuas_via_is(b, i, n, *v);
  @/
  static void parts(const uint8_t *b, uint32_t i, uint32_t n, const vuas_via *v) {}
*/

bool vuas_usual_via(const uint8_t *b, uint32_t i, uint32_t n, vuas_via *v)
{
  uint32_t r = read_head(b, i, n, v);
  if (r == 0 || !read_params(b, r, n, v)) return false;
  /*@ assert head: HEAD(b, i, r, n, v); */
  /*@ assert alone: vuas_via_alone{Pre}(b, i, n); */
  /*@ ghost place(v->transport_text, v->transport_text.off, (uint32_t)v->transport_text.off + v->transport_text.len); */
  /*@ ghost place(v->host, v->host.off, (uint32_t)v->host.off + v->host.len); */
  /*@ assert read: SO_FAR(b, r, n, n, v); */
  /*@ ghost whole(b, i, r, n); */
  /*@ ghost inside(v, i, n); */
  /*@ assert params: VUAS_VIA_READ(b, vuas_sent_port_end(b, vuas_via_host_end(b, i, n), n), n, n, *v); */
  /*@ ghost parts(b, i, n, v); */
  return true;
}
