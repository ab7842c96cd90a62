/* SPDX-License-Identifier: Apache-2.0 */
#include "usual_uri.h"

#include "host.h"
#include "ip.h"
#include "lex.h"

/*@ // [i, z) may be a URI, known to proofs before it is read: a closing angle bracket follows it, or nothing
    predicate fenced{L}(uint8_t *b, integer i, integer z, integer n) =
      i <= z <= n && (z < n ==> b[z] == '>') && \forall integer k; i <= k < z ==> b[k] != '>';
*/

/*@ predicate no_at{L}(uint8_t *b, integer i, integer e) = \forall integer k; i <= k < e ==> b[k] != '@'; */

/* --- what runs of octets mean --- */

/*@ ghost
  /@ requires known: cls <= VUAS_CLASS_LAST;
     requires range: i <= e <= z;
     requires all: \forall integer k; i <= k < e ==> vuas_in_class(cls, b[k]);
     requires stop: e < z ==> !vuas_in_class(cls, b[e]);
     terminates \true; exits \false; assigns \nothing;
     ensures end: vuas_run_end(cls, b, i, z) == e;
  @/
  static void run_is(vuas_class cls, const uint8_t *b, uint32_t i, uint32_t e, uint32_t z)
  {
    /@ loop invariant range: i <= k <= e;
       loop invariant end: vuas_run_end(cls, b, k, z) == e;
       loop assigns k;
       loop variant k;
    @/
    for (uint32_t k = e; k > i; k--) {
      /@ assert one: vuas_run_end(cls, b, k - 1, z) == vuas_run_end(cls, b, k, z); @/
    }
  }

  /@ requires known: cls <= VUAS_CLASS_LAST;
     requires range: i <= e <= z;
     requires all: \forall integer k; i <= k < e ==> vuas_in_class(cls, b[k]);
     requires stop: e < z ==> !vuas_in_class(cls, b[e]) && b[e] != '%';
     terminates \true; exits \false; assigns \nothing;
     ensures end: vuas_escaped_end(cls, b, i, z) == e;
  @/
  static void escaped_is(vuas_class cls, const uint8_t *b, uint32_t i, uint32_t e, uint32_t z)
  {
    /@ loop invariant range: i <= k <= e;
       loop invariant end: vuas_escaped_end(cls, b, k, z) == e;
       loop assigns k;
       loop variant k;
    @/
    for (uint32_t k = e; k > i; k--) {
      /@ assert one: vuas_escaped_end(cls, b, k - 1, z) == vuas_escaped_end(cls, b, k, z); @/
    }
  }

  /@ requires range: i <= z <= VUAS_MAX_MESSAGE;
     terminates \true; exits \false; assigns \nothing;
     ensures within: \forall integer j; i <= j <= z ==> j <= vuas_escaped_end(cls, b, j, z) <= z;
  @/
  static void ends_within(vuas_class cls, const uint8_t *b, uint32_t i, uint32_t z)
  {
    /@ loop invariant range: i <= k <= z;
       loop invariant within: \forall integer j; k <= j <= z ==> j <= vuas_escaped_end(cls, b, j, z) <= z;
       loop assigns k;
       loop variant k;
    @/
    for (uint32_t k = z; k > i; k--) {
      /@ assert one: k - 1 <= vuas_escaped_end(cls, b, k - 1, z) <= z; @/
    }
  }

  /@ requires range: s <= z <= VUAS_MAX_MESSAGE;
     requires none: no_at(b, s, z);
     terminates \true; exits \false; assigns \nothing;
     ensures nobody: !vuas_has_user(b, s, z) && !vuas_has_password(b, s, z);
     ensures host: vuas_uri_host(b, s, z) == s;
  @/
  static void nobody(const uint8_t *b, uint32_t s, uint32_t z)
  {
    ends_within(VUAS_CLASS_USER, b, s, z);
    ends_within(VUAS_CLASS_PASSWORD, b, s, z);
    /@ assert user: s <= vuas_user_end(b, s, z) <= z; @/
    /@ assert password: vuas_user_end(b, s, z) < z ==> vuas_user_end(b, s, z) < vuas_password_end(b, s, z) <= z; @/
  }

  /@ requires range: i <= k <= e;
     requires before: no_at(b, i, k);
     requires here: no_at(b, k, e);
     terminates \true; exits \false; assigns \nothing;
     ensures all: no_at(b, i, e);
     ensures more: b[e] != '@' ==> no_at(b, i, e + 1);
  @/
  static void nobody_more(const uint8_t *b, uint32_t i, uint32_t k, uint32_t e) {}

  /@ requires range: s < e < z;
     requires user: \forall integer k; s <= k < e ==> vuas_user_octet(b[k]);
     requires at: b[e] == '@';
     terminates \true; exits \false; assigns \nothing;
     ensures user: vuas_has_user(b, s, z) && !vuas_has_password(b, s, z) && vuas_user_end(b, s, z) == e;
     ensures host: vuas_uri_host(b, s, z) == e + 1;
  @/
  static void somebody(const uint8_t *b, uint32_t s, uint32_t e, uint32_t z)
  {
    escaped_is(VUAS_CLASS_USER, b, s, e, z);
  }
*/

/* --- host --- */

/* The end of labels from i on with a dot or a hyphen between two of them. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures places: \forall integer k; i <= k < \result ==> vuas_host_place(b, i, k);
    ensures maximal: i < \result < n && vuas_label_octet(b[\result - 1]) ==> !vuas_host_octet(b[\result]);
*/
static uint32_t labels_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint64_t k = i, e = n; /* as wide as an address */
  /*@ loop invariant bounds: i <= k <= n && e == n;
      loop invariant places: \forall integer j; i <= j < k ==> vuas_host_place(b, i, j);
      loop invariant between: i < k ==> !vuas_label_octet(b[k - 1]);
      loop assigns k;
      loop variant e - k; */
  while (true) {
    uint64_t from = k;
    k = vuas_label_end(b, k, e);
    /*@ assert label: \forall integer j; from <= j < k ==> vuas_host_place(b, i, j); */
    if (k == from || k == e || (b[k] != '.' && b[k] != '-')) break;
    /*@ assert one: vuas_host_place(b, i, k); */
    k++;
  }
  return (uint32_t)k;
}

/*@ ghost
  /@ requires range: i < e <= VUAS_MAX_MESSAGE;
     requires last: !vuas_digit(b[e - 1]);
     terminates \true; exits \false; assigns \nothing;
     ensures meaning: !vuas_ipv4(b, i, e);
  @/
  static void no_address(const uint8_t *b, uint32_t i, uint32_t e)
  {
    /@ loop invariant range: i <= k <= e;
       loop invariant before: \forall integer j; k <= j < e ==> j <= vuas_run_end(VUAS_CLASS_DIGIT, b, j, e) < e;
       loop assigns k;
       loop variant k;
    @/
    for (uint32_t k = e; k > i; k--) {
      /@ assert one: k - 1 <= vuas_run_end(VUAS_CLASS_DIGIT, b, k - 1, e) < e; @/
    }
    /@ assert octet: \forall integer j; i <= j <= e ==> vuas_octet_end(b, j, e) != e; @/
    /@ assert one: \forall integer j; i <= j <= e ==> !vuas_numbers(b, j, e, 1); @/
    /@ assert two: \forall integer j; i <= j <= e ==> !vuas_numbers(b, j, e, 2); @/
    /@ assert three: \forall integer j; i <= j <= e ==> !vuas_numbers(b, j, e, 3); @/
    /@ assert four: \forall integer j; i <= j <= e ==> !vuas_numbers(b, j, e, 4); @/
  }
*/

/* The kind of the host [i, e), VUAS_HOST_NONE if it is none as usual. */
/*@ requires octets: vuas_octets(b, e);
    requires range: i <= e;
    requires places: \forall integer k; i <= k < e ==> vuas_host_place(b, i, k);
    terminates \true; exits \false; assigns \nothing;
    ensures known: \result == VUAS_HOST_NONE || \result == VUAS_HOST_NAME || \result == VUAS_HOST_IPV4;
    ensures meaning: \result != VUAS_HOST_NONE ==> i < e && vuas_host_kind_is(b, i, e, \result);
    ensures last: \result != VUAS_HOST_NONE ==> vuas_label_octet(b[e - 1]);
*/
static uint16_t host_kind(const uint8_t *b, uint32_t i, uint32_t e)
{
  if (i == e) return VUAS_HOST_NONE;
  /*@ assert first: vuas_host_place(b, i, i); */
  /*@ assert last: vuas_host_place(b, i, e - 1); */
  if (b[e - 1] > '9') {
    /*@ ghost no_address(b, i, e); */
    /*@ assert number: \forall integer t; i <= t < e ==> !vuas_all_digits(b, t, e); */
    return VUAS_HOST_NAME;
  }
  return vuas_is_digit(b[e - 1]) && vuas_is_ipv4(b, i, e) ? VUAS_HOST_IPV4 : VUAS_HOST_NONE;
}

/*@ ghost
  /@ requires range: i <= e <= n && fenced(b, i, z, n);
     requires places: \forall integer k; i <= k < e ==> vuas_host_place(b, i, k);
     terminates \true; exits \false; assigns \nothing;
     ensures user: \forall integer k; i <= k < e ==> vuas_user_octet(b[k]);
     ensures none: no_at(b, i, e);
     ensures fence: e <= z;
  @/
  static void host_octets(const uint8_t *b, uint32_t i, uint32_t e, uint32_t z, uint32_t n)
  {
    /@ assert host: \forall integer k; i <= k < e ==> (vuas_host_place(b, i, k) ==> vuas_host_octet(b[k])); @/
    /@ assert fence: z < e ==> vuas_host_place(b, i, z); @/
  }
*/

/* A host: where it starts, after a user and an at-sign or not, and where it ends. */
typedef struct {
  uint32_t from, end;
} place;

/*@ requires octets: vuas_octets(b, n);
    requires range: fenced(b, s, z, n);
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: s <= \result.from <= \result.end <= z;
    ensures none: no_at(b, \result.from, \result.end);
    ensures user: s < \result.from ==> s < \result.from - 1 && b[\result.from - 1] == '@' &&
      \forall integer k; s <= k < \result.from - 1 ==> vuas_user_octet(b[k]);
    ensures places: \forall integer k; \result.from <= k < \result.end ==> vuas_host_place(b, \result.from, k);
    ensures maximal: \result.from < \result.end < n && vuas_label_octet(b[\result.end - 1]) ==>
      !vuas_host_octet(b[\result.end]);
*/
static inline place find_host(const uint8_t *b, uint32_t s, uint32_t n)
  /*@ ghost (uint32_t z) */
{
  uint32_t e = labels_end(b, s, n);
  place p = {s, e};
  /*@ ghost host_octets(b, s, e, z, n); */
  if (e == n || b[e] == '>' || b[e] == ';' || b[e] == ':') return p;
  if (b[e] != '@') e = vuas_scan(VUAS_CLASS_USER, b, e, n);
  p.end = s;
  if (e == s || e == n || b[e] != '@') return p;
  /*@ assert user: \forall integer k; s <= k < e ==> vuas_user_octet(b[k]); */
  /*@ assert fence: e < z; */
  p.from = e + 1;
  p.end = labels_end(b, e + 1, n);
  /*@ ghost host_octets(b, p.from, p.end, z, n); */
  return p;
}

/* --- port --- */

/* The port after a host that ends at e, 0 without one, and the end of both; VUAS_NONE if a colon has no port. */
typedef struct {
  uint32_t end;
  uint16_t port;
  bool has;
} port_part;

/*@ requires octets: vuas_octets(b, n);
    requires range: fenced(b, e, z, n);
    terminates \true; exits \false; assigns \nothing;
    ensures has: \result.has <==> e < z && b[e] == ':';
    ensures bounds: \result.end != VUAS_NONE ==> e <= \result.end <= z;
    ensures port: \result.has && \result.end != VUAS_NONE ==> e + 1 < \result.end &&
      \result.end == vuas_run_end(VUAS_CLASS_DIGIT, b, e + 1, z) &&
      \result.port == vuas_decimal_value(b, e + 1, \result.end);
    ensures none: !\result.has ==> \result.end == e && \result.port == 0;
    ensures none: \result.end != VUAS_NONE ==> no_at(b, e, \result.end);
*/
static inline port_part read_port(const uint8_t *b, uint32_t e, uint32_t n)
  /*@ ghost (uint32_t z) */
{
  port_part r = {e, 0, false};
  if (e == n || b[e] != ':') return r;
  vuas_digits d = vuas_read_digits(b, e + 1, n, 65535);
  r.has = true;
  r.port = d.good ? (uint16_t)d.value : 0;
  r.end = d.good ? d.end : VUAS_NONE;
  /*@ assert fence: e + 1 <= z < d.end ==> vuas_digit(b[z]); */
  /*@ ghost run_is(VUAS_CLASS_DIGIT, b, e + 1, d.end, z); */
  return r;
}

/* --- parameters --- */

/* The end of the name or value of a parameter at k; VUAS_NONE if there is none, or it goes on with an escape. */
/*@ requires octets: vuas_octets(b, n);
    requires range: fenced(b, k, z, n);
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==> k < \result <= z &&
      \result == vuas_escaped_end(VUAS_CLASS_PARAM, b, k, z);
    ensures all: \result != VUAS_NONE ==> \forall integer j; k <= j < \result ==> vuas_param_octet(b[j]);
*/
static inline uint32_t part_end(const uint8_t *b, uint32_t k, uint32_t n)
  /*@ ghost (uint32_t z) */
{
  uint32_t e = vuas_scan(VUAS_CLASS_PARAM, b, k, n);
  if (e == k || (e < n && b[e] == '%')) return VUAS_NONE;
  /*@ assert fence: z < e ==> vuas_param_octet(b[z]); */
  /*@ ghost escaped_is(VUAS_CLASS_PARAM, b, k, e, z); */
  return e;
}

/* Whether [k, e) is lr in any case. */
/*@ requires octets: vuas_octets(b, e);
    requires range: k <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_word_at(b, k, e, VUAS_WORD_LR);
*/
static inline bool is_lr(const uint8_t *b, uint32_t k, uint32_t e)
{
  if (e - k != 2) return false;
  return (b[k] == 'l' && b[k + 1] == 'r') || vuas_word_is(b, k, e, VUAS_WORD_LR);
}

/* Keeps the value [e + 1, v) of the parameter [k, e) if that is named w and none was kept before. */
/*@ requires octets: vuas_octets(b, v);
    requires range: k < e < v;
    requires value: e + 1 < v;
    requires known: w <= VUAS_WORD_LAST;
    requires out: \valid(s) && \separated(s, b + (0 .. v - 1));
    terminates \true; exits \false; assigns s->off, s->len;
    ensures kept: \old(s->len) == 0 && vuas_word_at{Pre}(b, k, e, w) ? s->off == e + 1 && s->off + s->len == v :
      s->off == \old(s->off) && s->len == \old(s->len);
*/
static inline void keep(const uint8_t *b, uint32_t k, uint32_t e, uint32_t v, vuas_word w, vuas_span *s)
{
  if (s->len == 0 && vuas_word_is(b, k, e, w)) vuas_set_span(s, e + 1, v);
}

/* A parameter: the end of its name, and of its value, which follows an equals sign if there is one. */
typedef struct {
  uint32_t name, end;
} param;

/* The parameter at k; its end is VUAS_NONE if it is not as usual. */
/*@ requires octets: vuas_octets(b, n);
    requires range: fenced(b, k, z, n);
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: \result.end != VUAS_NONE ==> k < \result.name <= \result.end <= z;
    ensures name: \result.end != VUAS_NONE ==> \result.name == vuas_uri_name_end(b, k, z);
    ensures end: \result.end != VUAS_NONE ==> \result.end == vuas_uri_param_end(b, \result.name, z);
    ensures value: \result.end != VUAS_NONE && \result.name < \result.end ==>
      b[\result.name] == '=' && \result.name + 1 < \result.end;
    ensures bare: \result.end != VUAS_NONE && \result.name == \result.end < z ==> b[\result.name] != '=';
    ensures none: \result.end != VUAS_NONE ==> no_at(b, k, \result.end);
*/
static inline param read_param(const uint8_t *b, uint32_t k, uint32_t n)
  /*@ ghost (uint32_t z) */
{
  uint32_t e = part_end(b, k, n) /*@ ghost (z) */;
  param p = {e, e};
  if (e < n && b[e] == '=') p.end = part_end(b, e + 1, n) /*@ ghost (z) */;
  return p;
}

/* Of the parameters from i on, those before k are read: [off, off + len) is the first value under the name w, or it is
   still to come. */
/*@ predicate found{L}(uint8_t *b, integer i, integer k, integer z, integer w, integer off, integer len) =
      len > 0 ? vuas_uri_value(b, i, z, w, off, len) :
      off == 0 && len == 0 && \forall integer o, l;
        vuas_uri_value(b, k, z, w, o, l) <==> vuas_uri_value(b, i, z, w, o, l);

    // what is known after the parameter [k, v), whose name is [k, e)
    predicate kept{L}(uint8_t *b, integer k, integer e, integer v, integer w, integer old_off, integer old_len,
                      integer off, integer len) =
      e < v && old_len == 0 && vuas_word_at(b, k, e, w) ? off == e + 1 && off + len == v :
      off == old_off && len == old_len;
*/
/*@ ghost
  /@ requires range: i <= k < e <= v <= z;
     requires name: e == vuas_uri_name_end(b, k, z) && v == vuas_uri_param_end(b, e, z);
     requires value: e < v ==> b[e] == '=' && e + 1 < v;
     requires none: e == v < z ==> b[e] != '=';
     requires before: found(b, i, k, z, w, old_off, old_len);
     requires kept: kept(b, k, e, v, w, old_off, old_len, off, len);
     terminates \true; exits \false; assigns \nothing;
     ensures more: v < z && b[v] == ';' ==> found(b, i, v + 1, z, w, off, len);
     ensures last: v == z ==> vuas_uri_value(b, i, z, w, off, len);
  @/
  static void value_step(const uint8_t *b, uint32_t i, uint32_t k, uint32_t e, uint32_t v, uint32_t z, vuas_word w,
    uint16_t old_off, uint16_t old_len, uint16_t off, uint16_t len)
  {
    /@ assert here: \forall integer o, l; vuas_uri_value(b, k, z, w, o, l) <==>
         (e < v && vuas_word_at(b, k, e, w) ? o == e + 1 && l > 0 && o + l == v :
          v < z && b[v] == ';' ? vuas_uri_value(b, v + 1, z, w, o, l) : o == 0 && l == 0); @/
  }

  /@ requires range: k < e <= v <= z;
     requires name: e == vuas_uri_name_end(b, k, z) && v == vuas_uri_param_end(b, e, z);
     terminates \true; exits \false; assigns \nothing;
     ensures more: v < z && b[v] == ';' ==> (vuas_uri_flag(b, k, z, w) <==>
       vuas_word_at(b, k, e, w) || vuas_uri_flag(b, v + 1, z, w));
     ensures last: v == z ==> (vuas_uri_flag(b, k, z, w) <==> vuas_word_at(b, k, e, w));
     ensures next: v < z && b[v] == ';' ==> vuas_uri_params_end(b, k, z) == vuas_uri_params_end(b, v + 1, z);
     ensures end: v == z ==> vuas_uri_params_end(b, k, z) == z;
  @/
  static void flag_step(const uint8_t *b, uint32_t k, uint32_t e, uint32_t v, uint32_t z, vuas_word w) {}
*/

/* Keeps what a parameter says: its name is [k, p.name). */
/*@ requires octets: vuas_octets(b, p.end);
    requires range: k < p.name <= p.end;
    requires value: p.name < p.end ==> p.name + 1 < p.end;
    requires out: \valid(u) && \separated(u, b + (0 .. p.end - 1));
    terminates \true; exits \false; assigns u->lr, u->transport.off, u->transport.len, u->maddr.off, u->maddr.len;
    ensures lr: u->lr <==> \old(u->lr) || vuas_word_at{Pre}(b, k, p.name, VUAS_WORD_LR);
    ensures transport: kept{Pre}(b, k, p.name, p.end, VUAS_WORD_TRANSPORT, \old(u->transport.off),
      \old(u->transport.len), u->transport.off, u->transport.len);
    ensures maddr: kept{Pre}(b, k, p.name, p.end, VUAS_WORD_MADDR, \old(u->maddr.off),
      \old(u->maddr.len), u->maddr.off, u->maddr.len);
*/
static inline void keep_param(const uint8_t *b, uint32_t k, param p, vuas_uri *u)
{
  if (is_lr(b, k, p.name)) u->lr = true;
  if (p.name == p.end) return;
  keep(b, k, p.name, p.end, VUAS_WORD_TRANSPORT, &u->transport);
  keep(b, k, p.name, p.end, VUAS_WORD_MADDR, &u->maddr);
}

/* The parameters that start at i, after the first semicolon: their end z, VUAS_NONE if they are not as usual. */
/*@ requires octets: vuas_octets(b, n);
    requires range: fenced(b, i, z, n);
    requires out: \valid(u) && \separated(u, b + (0 .. n - 1));
    terminates \true; exits \false; assigns u->lr, u->transport.off, u->transport.len, u->maddr.off, u->maddr.len;
    ensures end: \result != VUAS_NONE ==> \result == z && vuas_uri_params_end{Pre}(b, i, z) == z && i < z;
    ensures transport: \result != VUAS_NONE ==>
      vuas_uri_value{Pre}(b, i, z, VUAS_WORD_TRANSPORT, u->transport.off, u->transport.len);
    ensures maddr: \result != VUAS_NONE ==>
      vuas_uri_value{Pre}(b, i, z, VUAS_WORD_MADDR, u->maddr.off, u->maddr.len);
    ensures lr: \result != VUAS_NONE ==> (u->lr <==> vuas_uri_flag{Pre}(b, i, z, VUAS_WORD_LR));
    ensures in: \result != VUAS_NONE ==> vuas_span_in(u->transport, z) && vuas_span_in(u->maddr, z);
    ensures none: \result != VUAS_NONE ==> no_at(b, i, z);
*/
static uint32_t read_params(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri *u)
  /*@ ghost (uint32_t z) */
{
  uint32_t k = i;
  u->lr = false;
  vuas_set_span(&u->transport, 0, 0);
  vuas_set_span(&u->maddr, 0, 0);
  /*@ loop invariant bounds: i <= k <= z;
      loop invariant rest: vuas_uri_params_end(b, k, z) == vuas_uri_params_end(b, i, z);
      loop invariant transport: found(b, i, k, z, VUAS_WORD_TRANSPORT, u->transport.off, u->transport.len);
      loop invariant maddr: found(b, i, k, z, VUAS_WORD_MADDR, u->maddr.off, u->maddr.len);
      loop invariant lr: vuas_uri_flag(b, i, z, VUAS_WORD_LR) <==> u->lr || vuas_uri_flag(b, k, z, VUAS_WORD_LR);
      loop invariant in: u->transport.off + u->transport.len <= z && u->maddr.off + u->maddr.len <= z;
      loop invariant none: no_at(b, i, k);
      loop assigns k, u->lr, u->transport.off, u->transport.len, u->maddr.off, u->maddr.len;
      loop variant n - k; */
  while (k < n) {
    param p = read_param(b, k, n) /*@ ghost (z) */;
    if (p.end == VUAS_NONE) return VUAS_NONE;
    /*@ ghost vuas_span t = u->transport, m = u->maddr; */
    keep_param(b, k, p, u);
    /*@ ghost value_step(b, i, k, p.name, p.end, z, VUAS_WORD_TRANSPORT, t.off, t.len, u->transport.off,
          u->transport.len); */
    /*@ ghost value_step(b, i, k, p.name, p.end, z, VUAS_WORD_MADDR, m.off, m.len, u->maddr.off, u->maddr.len); */
    /*@ ghost flag_step(b, k, p.name, p.end, z, VUAS_WORD_LR); */
    /*@ ghost nobody_more(b, i, k, p.end); */
    if (p.end == n || b[p.end] == '>') return p.end;
    if (b[p.end] != ';') return VUAS_NONE;
    /*@ assert before: p.end < z; */
    k = p.end + 1;
  }
  return VUAS_NONE;
}

/* The same if only their end is asked for. */
/*@ requires octets: vuas_octets(b, n);
    requires range: fenced(b, i, z, n);
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result != VUAS_NONE ==> \result == z && vuas_uri_params_end(b, i, z) == z && i < z;
    ensures none: \result != VUAS_NONE ==> no_at(b, i, z);
*/
static uint32_t params_end(const uint8_t *b, uint32_t i, uint32_t n)
  /*@ ghost (uint32_t z) */
{
  uint32_t k = i;
  /*@ loop invariant bounds: i <= k <= z;
      loop invariant rest: vuas_uri_params_end(b, k, z) == vuas_uri_params_end(b, i, z);
      loop invariant none: no_at(b, i, k);
      loop assigns k;
      loop variant n - k; */
  while (k < n) {
    param p = read_param(b, k, n) /*@ ghost (z) */;
    if (p.end == VUAS_NONE) return VUAS_NONE;
    /*@ ghost flag_step(b, k, p.name, p.end, z, VUAS_WORD_LR); */
    /*@ ghost nobody_more(b, i, k, p.end); */
    if (p.end == n || b[p.end] == '>') return p.end;
    if (b[p.end] != ';') return VUAS_NONE;
    /*@ assert before: p.end < z; */
    k = p.end + 1;
  }
  return VUAS_NONE;
}

/* --- the whole --- */

/* Whether [i, n) begins with sip: as nearly all write it. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures long: \result ==> i + 4 <= n;
    ensures begin: \result ==> b[i] == 's' && b[i + 1] == 'i' && b[i + 2] == 'p' && b[i + 3] == ':';
*/
static inline bool begins_usually(const uint8_t *b, uint32_t i, uint32_t n)
{
  return n - i >= 4 && vuas_quad(b, i) == VUAS_QUAD('s', 'i', 'p', ':');
}

/*@ ghost
  /@ requires range: i + 4 <= z <= VUAS_MAX_MESSAGE;
     requires begin: b[i] == 's' && b[i + 1] == 'i' && b[i + 2] == 'p' && b[i + 3] == ':';
     terminates \true; exits \false; assigns \nothing;
     ensures end: vuas_has_scheme(b, i, z) && vuas_scheme_end(b, i, z) == i + 3;
     ensures sip: vuas_scheme_is(b, i, z, VUAS_WORD_SIP) && !vuas_scheme_is(b, i, z, VUAS_WORD_SIPS) &&
       !vuas_scheme_is(b, i, z, VUAS_WORD_TEL);
  @/
  static void scheme(const uint8_t *b, uint32_t i, uint32_t z)
  {
    run_is(VUAS_CLASS_SCHEME, b, i, i + 3, z);
  }

  /@ requires octets: vuas_octets(b, n);
     requires range: i <= n;
     terminates \true; exits \false; assigns \nothing;
     ensures fence: fenced(b, i, \result, n);
  @/
  static uint32_t fence(const uint8_t *b, uint32_t i, uint32_t n)
  {
    uint32_t z = i;
    /@ loop invariant range: i <= z <= n;
       loop invariant none: \forall integer k; i <= k < z ==> b[k] != '>';
       loop assigns z;
       loop variant n - z;
    @/
    while (z < n && b[z] != '>') z++;
    return z;
  }
*/

/*@ ghost
  /@ requires range: s <= from < e <= p <= z <= VUAS_MAX_MESSAGE;
     requires user: s < from ==> s < from - 1 && b[from - 1] == '@' &&
       \forall integer k; s <= k < from - 1 ==> vuas_user_octet(b[k]);
     requires none: s == from ==> no_at(b, s, z);
     requires places: \forall integer k; from <= k < e ==> vuas_host_place(b, from, k);
     requires stop: e < z ==> !vuas_host_octet(b[e]);
     requires kind: vuas_host_kind_is(b, from, e, kind) && kind != VUAS_HOST_NONE;
     requires has: has <==> e < z && b[e] == ':';
     requires port: has ==> e + 1 < p && p == vuas_run_end(VUAS_CLASS_DIGIT, b, e + 1, z) &&
       port == vuas_decimal_value(b, e + 1, p);
     requires portless: !has ==> p == e && port == 0;
     terminates \true; exits \false; assigns \nothing;
     ensures host: vuas_uri_host(b, s, z) == from && vuas_host_end(b, from, z) == e;
     ensures end: vuas_authority_end(b, s, z) == p && vuas_hostport_end(b, from, z) == p;
     ensures user: vuas_has_user(b, s, z) == (s < from ? \true : \false) && !vuas_has_password(b, s, z);
     ensures user_end: s < from ==> vuas_user_end(b, s, z) == from - 1;
     ensures has: has <==> vuas_has_port(b, from, z);
     ensures port: port == (vuas_has_port(b, from, z) ? vuas_port_number(b, from, z) : 0);
     ensures good: vuas_is_hostport(b, vuas_uri_host(b, s, z), z);
  @/
  static void authority(const uint8_t *b, uint32_t s, uint32_t from, uint32_t e, uint32_t p, uint32_t z, uint16_t kind,
    bool has, uint16_t port)
  {
    if (s < from) somebody(b, s, from - 1, z);
    else nobody(b, s, z);
    /@ assert host: vuas_uri_host(b, s, z) == from; @/
    /@ assert octets: \forall integer k; from <= k < e ==> (vuas_host_place(b, from, k) ==> vuas_host_octet(b[k])); @/
    run_is(VUAS_CLASS_HOST, b, from, e, z);
    /@ assert first: vuas_host_place(b, from, from); @/
    /@ assert end: vuas_host_end(b, from, z) == e; @/
    /@ assert colon: has <==> vuas_has_port(b, from, z); @/
    /@ assert stop: vuas_hostport_end(b, from, z) == p; @/
    /@ assert is: vuas_is_host(b, from, e); @/
    /@ assert number: has ==> vuas_port_number(b, from, z) == port; @/
  }
*/

/* v is set from what was read: its parts, and what follows the port */
#define SET(v, i, from, e, kind, has, port, q) \
  (v).scheme == VUAS_SCHEME_SIP && (v).host_kind == kind && ((v).has_user != 0 <==> i + 4 < from) && \
  (v).has_password == 0 && ((v).has_port != 0 <==> has != 0) && (v).port == port && \
  (v).whole.off == i && (v).whole.len == q - i && \
  (i + 4 < from ? (v).user.off == i + 4 && (v).user.len == from - 1 - (i + 4) : \
   (v).user.off == 0 && (v).user.len == 0) && \
  (v).host.off == from && (v).host.len == e - from && (v).password.off == 0 && (v).password.len == 0 && \
  (v).headers.off == 0 && (v).headers.len == 0
#define REST(b, p, z, v) \
  (p < z ? (v).params.off == p + 1 && (v).params.len == z - p - 1 && (v).params.len > 0 && b[p] == ';' && \
     vuas_uri_value(b, p + 1, z, VUAS_WORD_TRANSPORT, (v).transport.off, (v).transport.len) && \
     vuas_uri_value(b, p + 1, z, VUAS_WORD_MADDR, (v).maddr.off, (v).maddr.len) && \
     ((v).lr != 0 <==> vuas_uri_flag(b, p + 1, z, VUAS_WORD_LR)) : \
   (v).lr == 0 && (v).params.off == 0 && (v).params.len == 0 && (v).transport.off == 0 && (v).transport.len == 0 && \
     (v).maddr.off == 0 && (v).maddr.len == 0) && \
  (v).transport.off + (v).transport.len <= z && (v).maddr.off + (v).maddr.len <= z
/*@ predicate set_value(vuas_uri v, integer i, integer from, integer e, integer kind, integer has, integer port,
                        integer q) = SET(v, i, from, e, kind, has, port, q);
    predicate rest_value{L}(uint8_t *b, integer p, integer z, vuas_uri v) = REST(b, p, z, v);
    predicate set_is{L}(vuas_uri *v, integer i, integer from, integer e, integer kind, integer has, integer port,
                        integer q) = SET(*v, i, from, e, kind, has, port, q);
    predicate rest_is{L}(uint8_t *b, integer p, integer z, vuas_uri *v) = REST(b, p, z, *v);
*/
/*@ ghost
  /@ requires range: i + 4 <= from < e <= p <= z <= VUAS_MAX_MESSAGE;
     requires scheme: vuas_scheme_end(b, i, z) == i + 3 && vuas_scheme_is(b, i, z, VUAS_WORD_SIP) &&
       !vuas_scheme_is(b, i, z, VUAS_WORD_SIPS) && !vuas_scheme_is(b, i, z, VUAS_WORD_TEL);
     requires user: (i + 4 < from <==> vuas_has_user(b, i + 4, z)) && !vuas_has_password(b, i + 4, z);
     requires user_end: i + 4 < from ==> vuas_user_end(b, i + 4, z) == from - 1 && i + 5 < from && b[from - 1] == '@';
     requires host: vuas_uri_host(b, i + 4, z) == from && vuas_host_end(b, from, z) == e &&
       vuas_host_kind_is(b, from, e, kind) && kind != VUAS_HOST_NONE;
     requires has: has <==> vuas_has_port(b, from, z);
     requires port: port == (vuas_has_port(b, from, z) ? vuas_port_number(b, from, z) : 0);
     requires end: vuas_authority_end(b, i + 4, z) == p && vuas_rest_params(b, p, z) == z;
     requires set: set_value(v, i, from, e, kind, has ? 1 : 0, port, z);
     requires rest: rest_value(b, p, z, v);
     terminates \true; exits \false; assigns \nothing;
     ensures says: vuas_uri_says(b, i, z, v);
     ensures in: vuas_uri_in(v, z);
  @/
  static void says_value(const uint8_t *b, uint32_t i, uint32_t from, uint32_t e, uint32_t p, uint32_t z, uint16_t kind,
    bool has, uint16_t port, vuas_uri v)
  {
    /@ assert user: vuas_userinfo_at(b, i + 4, z, v.has_user, v.has_password, v.user, v.password); @/
    /@ assert host: vuas_hostport_at(b, from, z, v.host_kind, v.host, v.has_port, v.port); @/
    /@ assert rest: vuas_rest_at(b, p, z, v.params, v.headers, v.transport, v.maddr, v.lr); @/
    /@ assert parts: vuas_sip_uri_at(b, i + 4, z, v); @/
    /@ assert scheme: vuas_uri_scheme_at(b, i, z, v); @/
    /@ assert user_len: v.has_user != 0 ==> v.user.len > 0; @/
    /@ assert at: v.has_user != 0 ==> b[v.host.off - 1] == '@'; @/
    /@ assert hosted: vuas_uri_hosted(b, i, v); @/
  }

  /@ requires range: i + 4 <= from < e <= p <= z <= VUAS_MAX_MESSAGE;
     requires scheme: vuas_scheme_end(b, i, z) == i + 3 && vuas_scheme_is(b, i, z, VUAS_WORD_SIP) &&
       !vuas_scheme_is(b, i, z, VUAS_WORD_SIPS) && !vuas_scheme_is(b, i, z, VUAS_WORD_TEL);
     requires user: (i + 4 < from <==> vuas_has_user(b, i + 4, z)) && !vuas_has_password(b, i + 4, z);
     requires user_end: i + 4 < from ==> vuas_user_end(b, i + 4, z) == from - 1 && i + 5 < from && b[from - 1] == '@';
     requires host: vuas_uri_host(b, i + 4, z) == from && vuas_host_end(b, from, z) == e &&
       vuas_host_kind_is(b, from, e, kind) && kind != VUAS_HOST_NONE;
     requires has: has <==> vuas_has_port(b, from, z);
     requires port: port == (vuas_has_port(b, from, z) ? vuas_port_number(b, from, z) : 0);
     requires end: vuas_authority_end(b, i + 4, z) == p && vuas_rest_params(b, p, z) == z;
     requires out: \valid_read(v);
     requires set: set_is(v, i, from, e, kind, has ? 1 : 0, port, z);
     requires rest: rest_is(b, p, z, v);
     terminates \true; exits \false; assigns \nothing;
     ensures says: vuas_uri_says(b, i, z, *v);
     ensures in: vuas_uri_in(*v, z);
  @/
  static void says(const uint8_t *b, uint32_t i, uint32_t from, uint32_t e, uint32_t p, uint32_t z, uint16_t kind,
    bool has, uint16_t port, const vuas_uri *v)
  {
    says_value(b, i, from, e, p, z, kind, has, port, *v);
  }
*/

/* Parameters or none after the end e of host and port: their end z, VUAS_NONE if they are not as usual. */
/*@ requires octets: vuas_octets(b, n);
    requires range: fenced(b, e, z, n);
    requires out: \valid(u) && \separated(u, b + (0 .. n - 1));
    terminates \true; exits \false;
    assigns u->lr, u->transport.off, u->transport.len, u->maddr.off, u->maddr.len, u->params.off, u->params.len;
    ensures end: \result != VUAS_NONE ==> \result == z && vuas_rest_params{Pre}(b, e, z) == z;
    ensures params: \result != VUAS_NONE && e < z ==> u->params.off == e + 1 && e + 1 < z && u->params.len == z - e - 1;
    ensures transport: \result != VUAS_NONE && e < z ==>
      vuas_uri_value{Pre}(b, e + 1, z, VUAS_WORD_TRANSPORT, u->transport.off, u->transport.len);
    ensures maddr: \result != VUAS_NONE && e < z ==>
      vuas_uri_value{Pre}(b, e + 1, z, VUAS_WORD_MADDR, u->maddr.off, u->maddr.len);
    ensures lr: \result != VUAS_NONE && e < z ==> (u->lr <==> vuas_uri_flag{Pre}(b, e + 1, z, VUAS_WORD_LR));
    ensures nothing: \result == e ==> !u->lr && u->params.off == 0 && u->params.len == 0 && u->transport.off == 0 &&
      u->transport.len == 0 && u->maddr.off == 0 && u->maddr.len == 0;
    ensures in: \result != VUAS_NONE ==> vuas_span_in(u->transport, z) && vuas_span_in(u->maddr, z);
    ensures semicolon: \result != VUAS_NONE && e < z ==> b[e] == ';';
    ensures none: \result != VUAS_NONE ==> no_at(b, e, z);
*/
static inline uint32_t read_rest(const uint8_t *b, uint32_t e, uint32_t n, vuas_uri *u)
  /*@ ghost (uint32_t z) */
{
  if (e < n && b[e] == ';') {
    /*@ assert fence: e < z && fenced(b, e + 1, z, n); */
    uint32_t q = read_params(b, e + 1, n, u) /*@ ghost (z) */;
    if (q == VUAS_NONE) return q;
    /*@ assert end: vuas_rest_params{Pre}(b, e, z) == z; */
    vuas_set_span(&u->params, e + 1, q);
    return q;
  }
  if (e < n && b[e] != '>') return VUAS_NONE;
  /*@ assert end: e == z; */
  u->lr = false;
  vuas_set_span(&u->transport, 0, 0);
  vuas_set_span(&u->maddr, 0, 0);
  vuas_set_span(&u->params, 0, 0);
  return e;
}

/* The same if only their end is asked for. */
/*@ requires octets: vuas_octets(b, n);
    requires range: fenced(b, e, z, n);
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result != VUAS_NONE ==> \result == z && vuas_rest_params(b, e, z) == z;
    ensures none: \result != VUAS_NONE ==> no_at(b, e, z);
*/
static inline uint32_t rest_end(const uint8_t *b, uint32_t e, uint32_t n)
  /*@ ghost (uint32_t z) */
{
  if (e < n && b[e] == ';') return params_end(b, e + 1, n) /*@ ghost (z) */;
  return e < n && b[e] != '>' ? VUAS_NONE : e;
}

/* Sets all of u but its whole and what read_rest sets; s is the place after the scheme's colon. */
/*@ requires range: s <= h.from < h.end <= VUAS_MAX_MESSAGE;
    requires out: \valid(u);
    terminates \true; exits \false;
    assigns u->scheme, u->host_kind, u->has_user, u->has_password, u->has_port, u->port, u->user.off, u->user.len,
      u->password.off, u->password.len, u->host.off, u->host.len, u->headers.off, u->headers.len;
    ensures numbers: u->scheme == VUAS_SCHEME_SIP && u->host_kind == kind && u->port == p.port;
    ensures flags: (u->has_user <==> s < h.from) && !u->has_password && u->has_port == p.has;
    ensures user: s < h.from ? u->user.off == s && u->user.len == h.from - 1 - s :
      u->user.off == 0 && u->user.len == 0;
    ensures host: u->host.off == h.from && u->host.len == h.end - h.from;
    ensures none: u->password.off == 0 && u->password.len == 0 && u->headers.off == 0 && u->headers.len == 0;
*/
static inline void set_parts(uint32_t s, place h, uint16_t kind, port_part p, vuas_uri *u)
{
  u->scheme = VUAS_SCHEME_SIP;
  u->host_kind = kind;
  u->has_user = s < h.from;
  u->has_password = false;
  u->has_port = p.has;
  u->port = p.port;
  if (s < h.from) vuas_set_span(&u->user, s, h.from - 1);
  else vuas_set_span(&u->user, 0, 0);
  vuas_set_span(&u->password, 0, 0);
  vuas_set_span(&u->host, h.from, h.end);
  vuas_set_span(&u->headers, 0, 0);
}

/* Reads what follows the end of the port and sets all of u. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i + 4 <= h.from < h.end <= p.end && fenced(b, p.end, z, n);
    requires out: \valid(u) && \separated(u, b + (0 .. n - 1));
    terminates \true; exits \false; assigns *u;
    ensures end: \result != VUAS_NONE ==> \result == z && vuas_rest_params{Pre}(b, p.end, z) == z;
    ensures set: \result != VUAS_NONE ==> set_is(u, i, h.from, h.end, kind, p.has ? 1 : 0, p.port, z);
    ensures rest: \result != VUAS_NONE ==> rest_is(b, p.end, z, u);
    ensures none: \result != VUAS_NONE ==> no_at{Pre}(b, p.end, z);
*/
static inline uint32_t read_all(const uint8_t *b, uint32_t i, uint32_t n, place h, uint16_t kind, port_part p,
  vuas_uri *u)
  /*@ ghost (uint32_t z) */
{
  set_parts(i + 4, h, kind, p, u);
  uint32_t q = read_rest(b, p.end, n, u) /*@ ghost (z) */;
  if (q == VUAS_NONE) return VUAS_NONE;
  vuas_set_span(&u->whole, i, q);
  /*@ assert user: i + 4 < h.from ? u->user.off == i + 4 && u->user.len == h.from - 1 - (i + 4) :
        u->user.off == 0 && u->user.len == 0; */
  /*@ assert flags: (u->has_user != 0 <==> i + 4 < h.from) && (u->has_port != 0 <==> p.has); */
  return q;
}

uint32_t vuas_usual_uri(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri *u)
{
  if (!begins_usually(b, i, n)) return VUAS_NONE;
  /*@ ghost uint32_t z = fence(b, i, n); */
  /*@ assert begin: i + 4 <= z; */
  place h = find_host(b, i + 4, n) /*@ ghost (z) */;
  uint16_t kind = host_kind(b, h.from, h.end);
  if (kind == VUAS_HOST_NONE) return VUAS_NONE;
  port_part p = read_port(b, h.end, n) /*@ ghost (z) */;
  if (p.end == VUAS_NONE) return VUAS_NONE;
  uint32_t q = read_all(b, i, n, h, kind, p, u) /*@ ghost (z) */;
  if (q == VUAS_NONE) return VUAS_NONE;
  /*@ assert end: q < n ==> b[q] == '>'; */
  /*@ ghost scheme(b, i, z); */
  /*@ ghost nobody_more(b, h.from, h.end, p.end); */
  /*@ ghost nobody_more(b, h.from, p.end, z); */
  /*@ ghost authority(b, i + 4, h.from, h.end, p.end, z, kind, p.has, p.port); */
  /*@ assert uri: vuas_is_uri(b, i, z); */
  /*@ ghost says(b, i, h.from, h.end, p.end, z, kind, p.has, p.port, u); */
  return q;
}

uint32_t vuas_usual_uri_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (!begins_usually(b, i, n)) return VUAS_NONE;
  /*@ ghost uint32_t z = fence(b, i, n); */
  /*@ assert begin: i + 4 <= z; */
  place h = find_host(b, i + 4, n) /*@ ghost (z) */;
  uint16_t kind = host_kind(b, h.from, h.end);
  if (kind == VUAS_HOST_NONE) return VUAS_NONE;
  port_part p = read_port(b, h.end, n) /*@ ghost (z) */;
  if (p.end == VUAS_NONE) return VUAS_NONE;
  uint32_t q = rest_end(b, p.end, n) /*@ ghost (z) */;
  if (q == VUAS_NONE) return VUAS_NONE;
  /*@ ghost scheme(b, i, z); */
  /*@ ghost nobody_more(b, h.from, h.end, p.end); */
  /*@ ghost nobody_more(b, h.from, p.end, z); */
  /*@ ghost authority(b, i + 4, h.from, h.end, p.end, z, kind, p.has, p.port); */
  return q;
}
