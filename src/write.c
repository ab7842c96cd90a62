/* SPDX-License-Identifier: Apache-2.0 */
/* The bounded writer. */
#include "write.h"

/* Whether so many octets more can be written; if not, that is the overflow. */
/*@ requires ok: vuas_writer_ok(w);
    terminates \true;
    exits \false;
    assigns w->overflow;
    ensures ok: vuas_writer_ok(w);
    ensures room: \result <==> !\old(w->overflow) && w->at + length <= w->cap;
    ensures overflow: w->overflow <==> !\result;
*/
static bool vuas_room(vuas_writer *w, uint32_t length)
{
  if (w->overflow || length > w->cap - w->at) {
    w->overflow = true;
    return false;
  }
  return true;
}

void vuas_put_byte(vuas_writer *w, uint8_t c)
{
  if (!vuas_room(w, 1)) return;
  w->b[w->at] = c;
  w->at++;
}

void vuas_put(vuas_writer *w, const uint8_t *s, uint32_t i, uint32_t n)
{
  uint32_t at = w->at;
  if (!vuas_room(w, n - i)) return;
  uint8_t *b = w->b;
  uint32_t from = i, to = at;
  /*@ loop invariant place: i <= from <= n && to - at == from - i;
      loop invariant source: \forall integer j; i <= j < n ==> s[j] == \at(s[j], Pre);
      loop invariant octets: \forall integer j; at <= j < to ==> b[j] == s[i + (j - at)];
      loop assigns from, to, b[at .. at + (n - i) - 1];
      loop variant n - from;
  */
  while (from < n) {
    b[to] = s[from];
    from++;
    to++;
  }
  w->at = to;
}

void vuas_put_word(vuas_writer *w, uint32_t p)
{
  uint32_t length = vuas_phrase_length(p), at = w->at;
  if (!vuas_room(w, length)) return;
  uint8_t *b = w->b;
  /*@ loop invariant place: 0 <= k <= length;
      loop invariant octets: \forall integer j; 0 <= j < k ==> b[at + j] == vuas_phrase_octet(p, j);
      loop assigns k, b[at .. at + length - 1];
      loop variant length - k;
  */
  for (uint32_t k = 0; k < length; k++) b[at + k] = vuas_phrase_at(p, k);
  w->at = at + length;
}

/*@ terminates \true;
    exits \false;
    assigns \nothing;
    ensures size: \result == vuas_decimal_size(v);
    ensures bound: 1 <= \result <= 10;
*/
static uint32_t vuas_decimal_digits(uint32_t v)
{
  if (v < 10) return 1;
  if (v < 100) return 2;
  if (v < 1000) return 3;
  if (v < 10000) return 4;
  if (v < 100000) return 5;
  if (v < 1000000) return 6;
  if (v < 10000000) return 7;
  if (v < 100000000) return 8;
  return v < 1000000000 ? 9 : 10;
}

void vuas_put_decimal(vuas_writer *w, uint32_t v)
{
  uint32_t length = vuas_decimal_digits(v), at = w->at;
  if (!vuas_room(w, length)) return;
  uint8_t *b = w->b;
  uint32_t k = length, rest = v;
  /*@ loop invariant place: 0 <= k <= length;
      loop invariant rest: \forall integer j; 0 <= j < k ==>
        vuas_decimal_octet(rest, k, j) == vuas_decimal_octet(v, length, j);
      loop invariant octets: \forall integer j; k <= j < length ==> b[at + j] == vuas_decimal_octet(v, length, j);
      loop assigns k, rest, b[at .. at + length - 1];
      loop variant k;
  */
  while (k > 0) {
    k--;
    b[at + k] = (uint8_t)('0' + rest % 10);
    rest = rest / 10;
  }
  w->at = at + length;
}

void vuas_put_hex(vuas_writer *w, uint32_t v, uint32_t digits)
{
  uint32_t at = w->at;
  if (!vuas_room(w, digits)) return;
  uint8_t *b = w->b;
  uint32_t k = digits, rest = v;
  /*@ loop invariant place: 0 <= k <= digits;
      loop invariant rest: \forall integer j; 0 <= j < k ==> vuas_hex_octet(rest, k, j) == vuas_hex_octet(v, digits, j);
      loop invariant octets: \forall integer j; k <= j < digits ==> b[at + j] == vuas_hex_octet(v, digits, j);
      loop assigns k, rest, b[at .. at + digits - 1];
      loop variant k;
  */
  while (k > 0) {
    uint32_t d = rest % 16;
    k--;
    b[at + k] = (uint8_t)(d < 10 ? '0' + d : 'a' - 10 + d);
    rest = rest / 16;
  }
  w->at = at + digits;
}

void vuas_put_hex32(vuas_writer *w, uint32_t v)
{
  vuas_put_hex(w, v, 8);
}

void vuas_put_hex64(vuas_writer *w, uint64_t v)
{
  uint32_t start = w->at;
  vuas_put_hex(w, (uint32_t)(v / 4294967296u), 8);
  vuas_put_hex(w, (uint32_t)(v % 4294967296u), 8);
  if (w->overflow) w->at = start;
}

void vuas_put_method(vuas_writer *w, uint8_t method)
{
  vuas_put_word(w, (uint32_t)VUAS_PHRASE_METHOD + method);
}

void vuas_put_reason(vuas_writer *w, uint16_t status)
{
  vuas_put_word(w, vuas_phrase_of_status(status));
}

void vuas_put_cause(vuas_writer *w, uint16_t cause, uint16_t field)
{
  uint32_t start = w->at;
  vuas_put_word(w, vuas_phrase_of_cause(cause));
  /*@ assert first: vuas_writer_grew{Pre, Here}(w, vuas_phrase_size(vuas_cause_phrase(cause))) &&
      vuas_writer_kept{Pre, Here}(w); */
  if (cause == VUAS_CAUSE_MISSING || cause == VUAS_CAUSE_REPEATED || cause == VUAS_CAUSE_MALFORMED) {
    vuas_put_word(w, vuas_phrase_of_field(field));
  }
  if (w->overflow) w->at = start;
}

bool vuas_text_plain(const uint8_t *s, uint32_t n)
{
  /*@ loop invariant place: 0 <= k <= n;
      loop invariant plain: \forall integer j; 0 <= j < k ==> vuas_plain(s[j]);
      loop assigns k;
      loop variant n - k;
  */
  for (uint32_t k = 0; k < n; k++) {
    if (s[k] != '\t' && (s[k] < ' ' || s[k] == 127)) return false;
  }
  return true;
}
