/* SPDX-License-Identifier: Apache-2.0 */
#include "lex.h"

#define DIGITS \
  ['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1
#define HEX_LETTERS \
  ['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1, ['f'] = 1, \
  ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1
#define OTHER_LETTERS \
  ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1, ['l'] = 1, ['m'] = 1, ['n'] = 1, ['o'] = 1, ['p'] = 1, \
  ['q'] = 1, ['r'] = 1, ['s'] = 1, ['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1, \
  ['G'] = 1, ['H'] = 1, ['I'] = 1, ['J'] = 1, ['K'] = 1, ['L'] = 1, ['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1, \
  ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1, ['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1
#define ALNUM DIGITS, HEX_LETTERS, OTHER_LETTERS
#define TOKEN \
  ALNUM, ['-'] = 1, ['.'] = 1, ['!'] = 1, ['%'] = 1, ['*'] = 1, ['_'] = 1, ['+'] = 1, ['`'] = 1, ['\''] = 1, ['~'] = 1
#define UNRESERVED \
  ALNUM, ['-'] = 1, ['_'] = 1, ['.'] = 1, ['!'] = 1, ['~'] = 1, ['*'] = 1, ['\''] = 1, ['('] = 1, [')'] = 1
#define PASSWORD UNRESERVED, ['&'] = 1, ['='] = 1, ['+'] = 1, ['$'] = 1, [','] = 1
#define LABEL ALNUM, ['_'] = 1
#define HOST LABEL, ['-'] = 1, ['.'] = 1

static const uint8_t members[VUAS_CLASS_LAST + 1][256] = {
  [VUAS_CLASS_TOKEN] = {TOKEN},
  [VUAS_CLASS_WORD] = {TOKEN, ['('] = 1, [')'] = 1, ['<'] = 1, ['>'] = 1, [':'] = 1, ['\\'] = 1, ['"'] = 1, ['/'] = 1,
                       ['['] = 1, [']'] = 1, ['?'] = 1, ['{'] = 1, ['}'] = 1},
  [VUAS_CLASS_DIGIT] = {DIGITS},
  [VUAS_CLASS_HEX] = {DIGITS, HEX_LETTERS},
  [VUAS_CLASS_USER] = {PASSWORD, [';'] = 1, ['?'] = 1, ['/'] = 1},
  [VUAS_CLASS_PASSWORD] = {PASSWORD},
  [VUAS_CLASS_PARAM] = {UNRESERVED, ['['] = 1, [']'] = 1, ['/'] = 1, [':'] = 1, ['&'] = 1, ['+'] = 1, ['$'] = 1},
  [VUAS_CLASS_HEADER] = {UNRESERVED, ['['] = 1, [']'] = 1, ['/'] = 1, ['?'] = 1, [':'] = 1, ['+'] = 1, ['$'] = 1},
  [VUAS_CLASS_URIC] = {UNRESERVED, [';'] = 1, ['/'] = 1, ['?'] = 1, [':'] = 1, ['@'] = 1, ['&'] = 1, ['='] = 1,
    ['+'] = 1,
                       ['$'] = 1, [','] = 1},
  [VUAS_CLASS_SCHEME] = {ALNUM, ['+'] = 1, ['-'] = 1, ['.'] = 1},
  [VUAS_CLASS_LABEL] = {LABEL},
  [VUAS_CLASS_HOST] = {HOST},
  [VUAS_CLASS_HOSTPORT] = {HOST, [':'] = 1, ['['] = 1, [']'] = 1}
};

bool vuas_is_in(vuas_class cls, uint8_t c)
{
  return members[cls][c] == 1;
}

bool vuas_is_token(uint8_t c)
{
  return vuas_is_in(VUAS_CLASS_TOKEN, c);
}

bool vuas_is_digit(uint8_t c)
{
  return c >= '0' && c <= '9';
}

bool vuas_is_alpha(uint8_t c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool vuas_is_wsp(uint8_t c)
{
  return c == ' ' || c == '\t';
}

uint8_t vuas_to_lower(uint8_t c)
{
  return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c;
}

/* x times 256, as a shift: only of shifts do compilers make one load of four. */
/*@ requires small: x <= 0xFFFFFF;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == 256 * x;
*/
static uint32_t octet_up(uint32_t x)
{
  /*@ assert one: (x << 1) == 2 * x; */
  /*@ assert two: ((x << 1) << 1) == 4 * x; */
  /*@ assert two_shifts: (x << 2) == 4 * x; */
  /*@ assert three: ((x << 2) << 1) == 8 * x; */
  /*@ assert three_shifts: (x << 3) == 8 * x; */
  /*@ assert four: ((x << 3) << 1) == 16 * x; */
  /*@ assert four_shifts: (x << 4) == 16 * x; */
  /*@ assert five: ((x << 4) << 1) == 32 * x; */
  /*@ assert five_shifts: (x << 5) == 32 * x; */
  /*@ assert six: ((x << 5) << 1) == 64 * x; */
  /*@ assert six_shifts: (x << 6) == 64 * x; */
  /*@ assert seven: ((x << 6) << 1) == 128 * x; */
  /*@ assert seven_shifts: (x << 7) == 128 * x; */
  /*@ assert eight: ((x << 7) << 1) == 256 * x; */
  /*@ assert eight_shifts: (x << 8) == 256 * x; */
  return x << 8;
}

inline uint32_t vuas_quad(const uint8_t *b, uint32_t i)
{
  const uint8_t *p = b + i;
  return p[0] + octet_up(p[1] + octet_up(p[2] + octet_up(p[3])));
}

vuas_span vuas_span_of(uint32_t i, uint32_t e)
{
  vuas_span s;
  s.off = (uint16_t)i;
  s.len = (uint16_t)(e - i);
  return s;
}

inline void vuas_set_span(vuas_span *s, uint32_t i, uint32_t e)
{
  s->off = (uint16_t)i;
  s->len = (uint16_t)(e - i);
}

uint32_t vuas_scan(vuas_class cls, const uint8_t *b, uint32_t i, uint32_t n)
{
  uint64_t k = i, e = n; /* as wide as an address, so that none is extended octet by octet */
  /*@ loop invariant bounds: i <= k <= n && e == n;
      loop invariant all: \forall integer j; i <= j < k ==> vuas_in_class(cls, b[j]);
      loop invariant run: vuas_run_end(cls, b, k, n) == vuas_run_end(cls, b, i, n);
      loop assigns k;
      loop variant e - k; */
  while (k + 4 <= e) {
    if (!vuas_is_in(cls, b[k])) return (uint32_t)k;
    /*@ assert one: vuas_run_end(cls, b, k, n) == vuas_run_end(cls, b, k + 1, n); */
    if (!vuas_is_in(cls, b[k + 1])) return (uint32_t)(k + 1);
    /*@ assert two: vuas_run_end(cls, b, k + 1, n) == vuas_run_end(cls, b, k + 2, n); */
    if (!vuas_is_in(cls, b[k + 2])) return (uint32_t)(k + 2);
    /*@ assert three: vuas_run_end(cls, b, k + 2, n) == vuas_run_end(cls, b, k + 3, n); */
    if (!vuas_is_in(cls, b[k + 3])) return (uint32_t)(k + 3);
    /*@ assert four: vuas_run_end(cls, b, k + 3, n) == vuas_run_end(cls, b, k + 4, n); */
    k += 4;
  }
  /*@ loop invariant bounds: i <= k <= n && e == n;
      loop invariant all: \forall integer j; i <= j < k ==> vuas_in_class(cls, b[j]);
      loop invariant run: vuas_run_end(cls, b, k, n) == vuas_run_end(cls, b, i, n);
      loop assigns k;
      loop variant e - k; */
  while (k < e && vuas_is_in(cls, b[k])) k++;
  return (uint32_t)k;
}

/* Whether an escape stands at i: a percent sign and two hexadecimal digits. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_escape_at(b, i, n);
*/
static bool escape_at(const uint8_t *b, uint32_t i, uint32_t n)
{
  return n - i > 2 && b[i] == '%' && vuas_is_in(VUAS_CLASS_HEX, b[i + 1]) && vuas_is_in(VUAS_CLASS_HEX, b[i + 2]);
}

/*@ ghost
  /@ requires known: cls <= VUAS_CLASS_LAST;
     requires octets: vuas_octets(b, n);
     requires range: i <= e <= n;
     requires all: \forall integer k; i <= k < e ==> vuas_in_class(cls, b[k]);
     terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_escaped_end(cls, b, e, n) == vuas_escaped_end(cls, b, i, n);
  @/
  static void plain_run(vuas_class cls, const uint8_t *b, uint32_t i, uint32_t e, uint32_t n)
  {
    /@ loop invariant range: i <= k <= e;
       loop invariant same: vuas_escaped_end(cls, b, k, n) == vuas_escaped_end(cls, b, i, n);
       loop assigns k;
       loop variant e - k;
    @/
    for (uint32_t k = i; k < e; k++) {
      /@ assert one: vuas_escaped_end(cls, b, k, n) == vuas_escaped_end(cls, b, k + 1, n); @/
    }
  }
*/

uint32_t vuas_scan_escaped(vuas_class cls, const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = vuas_scan(cls, b, i, n);
  /*@ ghost plain_run(cls, b, i, k, n); */
  /*@ loop invariant bounds: i <= k <= n;
      loop invariant stop: k < n ==> !vuas_in_class(cls, b[k]);
      loop invariant run: vuas_escaped_end(cls, b, k, n) == vuas_escaped_end(cls, b, i, n);
      loop assigns k;
      loop variant n - k; */
  while (escape_at(b, k, n)) {
    uint32_t e = vuas_scan(cls, b, k + 3, n);
    /*@ ghost plain_run(cls, b, k + 3, e, n); */
    /*@ assert one: vuas_escaped_end(cls, b, k, n) == vuas_escaped_end(cls, b, k + 3, n); */
    k = e;
  }
  return k;
}

inline uint32_t vuas_scan_token(const uint8_t *b, uint32_t i, uint32_t n)
{
  /* vuas_scan of this class: with its own loop compilers put it where it is wanted */
  uint64_t k = i, e = n; /* as wide as an address */
  /*@ loop invariant bounds: i <= k <= n && e == n;
      loop invariant all: \forall integer j; i <= j < k ==> vuas_token(b[j]);
      loop invariant run: vuas_run_end(VUAS_CLASS_TOKEN, b, k, n) == vuas_run_end(VUAS_CLASS_TOKEN, b, i, n);
      loop assigns k;
      loop variant e - k; */
  while (k + 4 <= e) {
    if (!vuas_is_token(b[k])) return (uint32_t)k;
    /*@ assert one: vuas_run_end(VUAS_CLASS_TOKEN, b, k, n) == vuas_run_end(VUAS_CLASS_TOKEN, b, k + 1, n); */
    if (!vuas_is_token(b[k + 1])) return (uint32_t)(k + 1);
    /*@ assert two: vuas_run_end(VUAS_CLASS_TOKEN, b, k + 1, n) == vuas_run_end(VUAS_CLASS_TOKEN, b, k + 2, n); */
    if (!vuas_is_token(b[k + 2])) return (uint32_t)(k + 2);
    /*@ assert three: vuas_run_end(VUAS_CLASS_TOKEN, b, k + 2, n) == vuas_run_end(VUAS_CLASS_TOKEN, b, k + 3, n); */
    if (!vuas_is_token(b[k + 3])) return (uint32_t)(k + 3);
    /*@ assert four: vuas_run_end(VUAS_CLASS_TOKEN, b, k + 3, n) == vuas_run_end(VUAS_CLASS_TOKEN, b, k + 4, n); */
    k += 4;
  }
  /*@ loop invariant bounds: i <= k <= n && e == n;
      loop invariant all: \forall integer j; i <= j < k ==> vuas_token(b[j]);
      loop invariant run: vuas_run_end(VUAS_CLASS_TOKEN, b, k, n) == vuas_run_end(VUAS_CLASS_TOKEN, b, i, n);
      loop assigns k;
      loop variant e - k; */
  while (k < e && vuas_is_token(b[k])) k++;
  return (uint32_t)k;
}

uint32_t vuas_scan_word(const uint8_t *b, uint32_t i, uint32_t n)
{
  return vuas_scan(VUAS_CLASS_WORD, b, i, n);
}

uint32_t vuas_scan_digits(const uint8_t *b, uint32_t i, uint32_t n)
{
  return vuas_scan(VUAS_CLASS_DIGIT, b, i, n);
}

inline vuas_digits vuas_read_digits(const uint8_t *b, uint32_t i, uint32_t n, uint32_t max)
{
  vuas_digits r;
  uint64_t k = i, e = n, x = 0; /* as wide as an address */
  /*@ loop invariant bounds: i <= k <= n && e == n;
      loop invariant digits: \forall integer j; i <= j < k ==> vuas_digit(b[j]);
      loop invariant run: vuas_run_end(VUAS_CLASS_DIGIT, b, k, n) == vuas_run_end(VUAS_CLASS_DIGIT, b, i, n);
      loop invariant value: x == vuas_decimal_value(b, i, k) && x <= 0xFFFFFFFF * 10 + 9;
      loop assigns k, x;
      loop variant e - k; */
  while (k < e && x <= max && vuas_is_digit(b[k])) {
    x = x * 10u + (uint64_t)(b[k] - '0');
    k++;
  }
  bool fits = x <= max;
  /* a number above max only grows: it is read to its end, so that the rest is known to be digits */
  /*@ loop invariant bounds: i <= k <= n && e == n;
      loop invariant digits: \forall integer j; i <= j < k ==> vuas_digit(b[j]);
      loop invariant run: vuas_run_end(VUAS_CLASS_DIGIT, b, k, n) == vuas_run_end(VUAS_CLASS_DIGIT, b, i, n);
      loop invariant value: fits ==> x == vuas_decimal_value(b, i, k) && (k == e || !vuas_digit(b[k]));
      loop invariant above: !fits ==> vuas_decimal_value(b, i, k) > max;
      loop assigns k;
      loop variant e - k; */
  while (k < e && vuas_is_digit(b[k])) k++;
  r.good = fits && k > i;
  r.end = (uint32_t)k;
  r.value = fits ? (uint32_t)x : 0;
  return r;
}

bool vuas_decimal(const uint8_t *b, uint32_t i, uint32_t n, uint32_t max, uint32_t *v)
{
  vuas_digits r = vuas_read_digits(b, i, n, max);
  if (!r.good || r.end != n) return false;
  *v = r.value;
  return true;
}

inline bool vuas_is_crlf(const uint8_t *b, uint32_t i, uint32_t n)
{
  return n - i >= 2 && b[i] == '\r' && b[i + 1] == '\n';
}

uint32_t vuas_skip_wsp(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant range: \at(i, Pre) <= i <= n;
      loop invariant all: \forall integer k; \at(i, Pre) <= k < i ==> vuas_wsp(b[k]);
      loop invariant run: vuas_wsp_end(b, i, n) == vuas_wsp_end(b, \at(i, Pre), n);
      loop assigns i;
      loop variant n - i; */
  while (i < n && vuas_is_wsp(b[i])) i++;
  return i;
}

inline bool vuas_is_fold(const uint8_t *b, uint32_t i, uint32_t n)
{
  return n - i > 2 && b[i] == '\r' && b[i + 1] == '\n' && vuas_is_wsp(b[i + 2]);
}

/* The same where white space may well stand at i. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bounds: i <= \result <= n;
    ensures all: \forall integer k; i <= k < \result ==> vuas_lws_octet(b[k]);
    ensures maximal: \result < n ==> !vuas_wsp(b[\result]) && !vuas_fold_at(b, \result, n);
    ensures run: \result == vuas_lws_end(b, i, n);
*/
static uint32_t lws_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant bounds: \at(i, Pre) <= i <= n;
      loop invariant all: \forall integer k; \at(i, Pre) <= k < i ==> vuas_lws_octet(b[k]);
      loop invariant run: vuas_lws_end(b, i, n) == vuas_lws_end(b, \at(i, Pre), n);
      loop assigns i;
      loop variant n - i; */
  while (i < n) {
    if (vuas_is_wsp(b[i])) {
      i++;
    } else if (vuas_is_fold(b, i, n)) {
      i += 3;
    } else {
      return i;
    }
  }
  return i;
}

inline uint32_t vuas_skip_lws(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (i == n || b[i] > ' ') return i;
  if (b[i] == ' ' && n - i > 1 && b[i + 1] > ' ') {
    /*@ assert one: vuas_lws_end(b, i, n) == vuas_lws_end(b, i + 1, n); */
    return i + 1;
  }
  return lws_end(b, i, n);
}

uint32_t vuas_trim_lws(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t e = n;
  /*@ loop invariant bounds: i <= e <= n;
      loop invariant all: \forall integer k; e <= k < n ==> vuas_lws_octet(b[k]);
      loop assigns e;
      loop variant e; */
  while (e > i && (vuas_is_wsp(b[e - 1]) || b[e - 1] == '\r' || b[e - 1] == '\n')) e--;
  return e;
}

/* Whether the octet may stand in a quoted string as it is. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_qdtext(c);
*/
static bool is_qdtext(uint8_t c)
{
  return c == '\t' || c == ' ' || c == '!' || (c >= 0x23 && c <= 0x5B) || (c >= 0x5D && c != 0x7F);
}

uint32_t vuas_scan_quoted(const uint8_t *b, uint32_t i, uint32_t n)
{
  /*@ loop invariant bounds: \at(i, Pre) <= i <= n;
      loop invariant rest: vuas_quoted_end(b, i, n) == vuas_quoted_end(b, \at(i, Pre), n);
      loop assigns i;
      loop variant n - i; */
  while (i < n) {
    uint8_t c = b[i];
    if (c == '"') return i;
    if (c == '\\') {
      if (n - i < 2 || b[i + 1] > 0x7F || b[i + 1] == '\r' || b[i + 1] == '\n') return VUAS_NONE;
      /*@ assert pair: vuas_quoted_end(b, i, n) == vuas_quoted_end(b, i + 2, n); */
      i += 2;
    } else if (is_qdtext(c)) {
      /*@ assert text: vuas_quoted_end(b, i, n) == vuas_quoted_end(b, i + 1, n); */
      i++;
    } else if (vuas_is_fold(b, i, n)) {
      /*@ assert fold: vuas_quoted_end(b, i, n) == vuas_quoted_end(b, i + 3, n); */
      i += 3;
    } else {
      return VUAS_NONE;
    }
  }
  return VUAS_NONE;
}

/* The place among 32 octets, counted from the last: the first has the greatest weight. Of 16 octets the first has that
   of place 16. */
static const uint8_t weights[32] = {32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17,
                                    16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1};

/*@ requires known: k < 32;
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == 32 - k;
*/
static uint8_t weight_of(uint32_t k)
{
  return weights[k];
}

/* How many of the 32 octets from i on are text before the first that is not. Without a way out of the loop, and the
   first found as the greatest weight, compilers look at 16 at once; most rows end among their first 64 octets. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i + 32 <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result <= 32;
    ensures text: \forall integer k; i <= k < i + \result ==> vuas_row_text(b[k]);
    ensures first: \result < 32 ==> !vuas_row_text(b[i + \result]);
*/
static uint32_t text32(const uint8_t *b, uint32_t i)
  /*@ ghost (uint32_t n) */
{
  const uint8_t *p = b + i;
  uint8_t most = 0;
  /*@ loop invariant range: 0 <= k <= 32 && (most == 0 || 32 - most < k);
      loop invariant text: \forall integer j; i <= j < i + (most == 0 ? k : 32 - most) ==> vuas_row_text(b[j]);
      loop invariant first: most > 0 ==> most <= 32 && !vuas_row_text(b[i + 32 - most]);
      loop assigns k, most;
      loop variant 32 - k; */
  for (uint32_t k = 0; k < 32; k++) {
    uint8_t hit = p[k] < ' ' || p[k] == 0x7F ? 1 : 0;
    uint8_t weight = (uint8_t)(hit * weight_of(k));
    most = weight > most ? weight : most;
  }
  return 32u - most;
}

inline uint32_t vuas_scan_text(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = i;
  /*@ loop invariant range: i <= k <= n;
      loop invariant all: \forall integer j; i <= j < k ==> vuas_row_text(b[j]);
      loop assigns k;
      loop variant n - k; */
  while (n - k >= 32) {
    uint32_t t = text32(b, k) /*@ ghost (n) */;
    if (t < 32) return k + t;
    k += 32;
  }
  /*@ loop invariant range: i <= k <= n;
      loop invariant all: \forall integer j; i <= j < k ==> vuas_row_text(b[j]);
      loop assigns k;
      loop variant n - k; */
  while (k < n && b[k] >= ' ' && b[k] != 0x7F) k++;
  return k;
}

/* How many of the 16 octets from i on are others before the first c. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i + 16 <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result <= 16;
    ensures none: \forall integer k; i <= k < i + \result ==> b[k] != c;
    ensures first: \result < 16 ==> b[i + \result] == c;
*/
static uint32_t find16(const uint8_t *b, uint32_t i, uint8_t c)
  /*@ ghost (uint32_t n) */
{
  const uint8_t *p = b + i;
  uint8_t most = 0;
  /*@ loop invariant range: 0 <= k <= 16 && (most == 0 || 16 - most < k);
      loop invariant none: \forall integer j; i <= j < i + (most == 0 ? k : 16 - most) ==> b[j] != c;
      loop invariant first: most > 0 ==> most <= 16 && b[i + 16 - most] == c;
      loop assigns k, most;
      loop variant 16 - k; */
  for (uint32_t k = 0; k < 16; k++) {
    uint8_t hit = p[k] == c ? 1 : 0;
    uint8_t weight = (uint8_t)(hit * weight_of(16 + k));
    most = weight > most ? weight : most;
  }
  return 16u - most;
}

inline uint32_t vuas_find(const uint8_t *b, uint32_t i, uint32_t n, uint8_t c)
{
  uint32_t k = i;
  /*@ loop invariant range: i <= k <= n;
      loop invariant none: \forall integer j; i <= j < k ==> b[j] != c;
      loop assigns k;
      loop variant n - k; */
  while (n - k >= 16) {
    uint32_t t = find16(b, k, c) /*@ ghost (n) */;
    if (t < 16) return k + t;
    k += 16;
  }
  if (k < n && n - i >= 16) return n - 16 + find16(b, n - 16, c) /*@ ghost (n) */; /* some of them seen already */
  /*@ loop invariant range: i <= k <= n;
      loop invariant none: \forall integer j; i <= j < k ==> b[j] != c;
      loop assigns k;
      loop variant n - k; */
  while (k < n && b[k] != c) k++;
  return k;
}

/*@ // an octet that neither ends a value nor opens a quoted string or a bracket
    predicate dull(integer c) = c != ',' && c != '"' && c != '<';
*/
/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= e <= n;
     requires dull: \forall integer k; i <= k < e ==> dull(b[k]);
     terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_comma_at(b, e, n, 0) == vuas_comma_at(b, i, n, 0);
  @/
  static void dull_run(const uint8_t *b, uint32_t i, uint32_t e, uint32_t n)
  {
    /@ loop invariant range: i <= k <= e;
       loop invariant same: vuas_comma_at(b, k, n, 0) == vuas_comma_at(b, i, n, 0);
       loop assigns k;
       loop variant e - k;
    @/
    for (uint32_t k = i; k < e; k++) {
      /@ assert one: vuas_comma_at(b, k, n, 0) == vuas_comma_at(b, k + 1, n, 0); @/
    }
  }
*/

/* How many of the 16 octets from i on are dull before the first that is not. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i + 16 <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result <= 16;
    ensures dull: \forall integer k; i <= k < i + \result ==> dull(b[k]);
    ensures first: \result < 16 ==> !dull(b[i + \result]);
*/
static uint32_t dull16(const uint8_t *b, uint32_t i)
  /*@ ghost (uint32_t n) */
{
  const uint8_t *p = b + i;
  uint8_t most = 0;
  /*@ loop invariant range: 0 <= k <= 16 && (most == 0 || 16 - most < k);
      loop invariant dull: \forall integer j; i <= j < i + (most == 0 ? k : 16 - most) ==> dull(b[j]);
      loop invariant first: most > 0 ==> most <= 16 && !dull(b[i + 16 - most]);
      loop assigns k, most;
      loop variant 16 - k; */
  for (uint32_t k = 0; k < 16; k++) {
    uint8_t hit = p[k] == ',' || p[k] == '"' || p[k] == '<' ? 1 : 0;
    uint8_t weight = (uint8_t)(hit * weight_of(16 + k));
    most = weight > most ? weight : most;
  }
  return 16u - most;
}

/* The first octet from i on that is not dull; n if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures range: i <= \result <= n;
    ensures same: vuas_comma_at(b, \result, n, 0) == vuas_comma_at(b, i, n, 0);
    ensures found: \result < n ==> !dull(b[\result]);
*/
static uint32_t dull_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = i;
  /*@ loop invariant range: i <= k <= n;
      loop invariant dull: \forall integer j; i <= j < k ==> dull(b[j]);
      loop assigns k;
      loop variant n - k; */
  while (n - k >= 16) {
    uint32_t d = dull16(b, k) /*@ ghost (n) */;
    if (d < 16) {
      /*@ ghost dull_run(b, i, k + d, n); */
      return k + d;
    }
    k += 16;
  }
  if (k < n && n - i >= 16) {
    /* the last 16, some of which were seen already */
    k = n - 16 + dull16(b, n - 16) /*@ ghost (n) */;
    /*@ ghost dull_run(b, i, k, n); */
    return k;
  }
  /*@ loop invariant range: i <= k <= n;
      loop invariant dull: \forall integer j; i <= j < k ==> dull(b[j]);
      loop assigns k;
      loop variant n - k; */
  while (k < n && b[k] != ',' && b[k] != '"' && b[k] != '<') k++;
  /*@ ghost dull_run(b, i, k, n); */
  return k;
}

/*@ ghost
  /@ requires octets: vuas_octets(b, n);
     requires range: i <= e <= n;
     requires none: \forall integer k; i <= k < e ==> b[k] != '>';
     terminates \true; exits \false; assigns \nothing;
     ensures same: vuas_comma_at(b, e, n, 1) == vuas_comma_at(b, i, n, 1);
  @/
  static void bracketed_run(const uint8_t *b, uint32_t i, uint32_t e, uint32_t n)
  {
    /@ loop invariant range: i <= k <= e;
       loop invariant same: vuas_comma_at(b, k, n, 1) == vuas_comma_at(b, i, n, 1);
       loop assigns k;
       loop variant e - k;
    @/
    for (uint32_t k = i; k < e; k++) {
      /@ assert one: vuas_comma_at(b, k, n, 1) == vuas_comma_at(b, k + 1, n, 1); @/
    }
  }
*/

/* The place after the bracket that closes what was opened before i; VUAS_NONE if there is none. */
/*@ requires octets: vuas_octets(b, n);
    requires range: i <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures found: \result != VUAS_NONE ==>
      i < \result <= n && vuas_comma_at(b, \result, n, 0) == vuas_comma_at(b, i, n, 1);
    ensures none: \result == VUAS_NONE ==> vuas_comma_at(b, i, n, 1) == -1;
*/
static uint32_t bracket_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = vuas_find(b, i, n, '>');
  /*@ ghost bracketed_run(b, i, k, n); */
  return k < n ? k + 1 : VUAS_NONE;
}

uint32_t vuas_value_end(const uint8_t *b, uint32_t i, uint32_t n)
{
  uint32_t k = i;
  /*@ loop invariant bounds: i <= k <= n;
      loop invariant rest: vuas_comma_at(b, k, n, 0) == vuas_comma_at(b, i, n, 0);
      loop assigns k;
      loop variant n - k; */
  while (k < n) {
    uint32_t d = dull_end(b, k, n);
    if (d == n || b[d] == ',') return d;
    uint32_t q = b[d] == '"' ? vuas_scan_quoted(b, d + 1, n) : bracket_end(b, d + 1, n);
    if (q == VUAS_NONE) return VUAS_NONE;
    k = b[d] == '"' ? q + 1 : q;
  }
  return n;
}

inline uint32_t vuas_value_end_after(const uint8_t *b, uint32_t i, uint32_t k, uint32_t n)
{
  (void)i; /* for the proof: what stands before k stops nothing */
  /*@ ghost dull_run(b, i, k, n); */
  if (k == n || b[k] == ',') return k;
  return vuas_value_end(b, k, n);
}

bool vuas_same_bytes(const uint8_t *a, uint32_t i, const uint8_t *b, uint32_t j, uint32_t len)
{
  /*@ loop invariant bounds: 0 <= k <= len;
      loop invariant same: \forall integer m; 0 <= m < k ==> vuas_same_at(a, i, b, j, m);
      loop assigns k;
      loop variant len - k; */
  for (uint32_t k = 0; k < len; k++) {
    if (a[i + k] != b[j + k]) {
      /*@ assert other: !vuas_same_at(a, i, b, j, k); */
      return false;
    }
    /*@ assert one: vuas_same_at(a, i, b, j, k); */
  }
  return true;
}

bool vuas_same_nocase(const uint8_t *a, uint32_t i, const uint8_t *b, uint32_t j, uint32_t len)
{
  /*@ loop invariant bounds: 0 <= k <= len;
      loop invariant same: \forall integer m; 0 <= m < k ==> vuas_same_letter_at(a, i, b, j, m);
      loop assigns k;
      loop variant len - k; */
  for (uint32_t k = 0; k < len; k++) {
    if (vuas_to_lower(a[i + k]) != vuas_to_lower(b[j + k])) {
      /*@ assert other: !vuas_same_letter_at(a, i, b, j, k); */
      return false;
    }
    /*@ assert one: vuas_same_letter_at(a, i, b, j, k); */
  }
  return true;
}
