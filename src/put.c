/* SPDX-License-Identifier: Apache-2.0 */
#include "put.h"

/* The proof walks over the octets once more: from places counted from where they begin to places in the buffer. */
void vuas_put_octets(vuas_writer *w, const uint8_t *s, uint32_t i, uint32_t n)
{
  //@ ghost uint32_t at = w->at;
  vuas_put(w, s, i, n);
  /*@ ghost
    /@ loop invariant place: 0 <= k <= n - i;
       loop invariant octets: !w->overflow ==> \forall integer j; at <= j < at + k ==> w->b[j] == s[i + j - at];
       loop assigns k;
       loop variant n - i - k;
    @/
    for (uint32_t k = 0; k < n - i; k++) {
      /@ assert one: !w->overflow ==> w->b[at + k] == s[i + k]; @/
    }
  */
}

void vuas_put_span(vuas_writer *w, const uint8_t *b, vuas_span s)
{
  vuas_put_octets(w, b, s.off, (uint32_t)s.off + s.len);
}

void vuas_put_row(vuas_writer *w, uint32_t name, const uint8_t *b, vuas_span value)
{
  vuas_put_word(w, name);
  //@ ghost uint32_t at = w->at;
  vuas_put_span(w, b, value);
  /*@ assert there: !w->overflow ==> \forall integer k; at <= k < at + value.len ==>
        w->b[k] == b[value.off + k - at]; */
  //@ ghost Value: ;
  vuas_put_word(w, VUAS_PHRASE_CRLF);
  /*@ assert place: !w->overflow ==>
        at == \at(w->at, Pre) + vuas_phrase_size(name) && \at(w->at, Value) == at + value.len; */
  /*@ assert stays: !w->overflow ==> \forall integer k; at <= k < at + value.len ==>
        w->b[k] == \at(b[value.off + k - at], Value); */
  /*@ assert source: \forall integer k; at <= k < at + value.len && w->b[k] == \at(b[value.off + k - at], Value) ==>
        w->b[k] == b[value.off + k - at]; */
  /*@ assert still: !w->overflow ==> \forall integer k; at <= k < at + value.len ==>
        w->b[k] == b[value.off + k - at]; */
}

void vuas_put_number(vuas_writer *w, uint32_t name, uint32_t v)
{
  vuas_put_word(w, name);
  vuas_put_decimal(w, v);
  vuas_put_word(w, VUAS_PHRASE_CRLF);
}
