/* SPDX-License-Identifier: Apache-2.0 */
/* What several puts one after the other mean. */
#ifndef VUAS_SPEC_PUT_H
#define VUAS_SPEC_PUT_H

/* The octets [i, e) of b can be read, and neither the writer nor its buffer is among them. */
#define VUAS_READABLE(w, src, i, e) \
  \valid_read((src) + ((i) .. (e) - 1)) && \separated(w, (src) + ((i) .. (e) - 1)) && \
  \separated((w)->b + (0 .. (w)->cap - 1), (src) + ((i) .. (e) - 1))

/*@ // length octets were asked for, by one put or by many: overflow if and only if it was set before or they do not fit
    predicate vuas_wrote{L0, L1}(vuas_writer *w, integer length) =
      \at(w->at, L0) <= \at(w->at, L1) &&
      (\at(w->overflow, L1) <==> \at(w->overflow, L0) || \at(w->at, L0) + length > \at(w->cap, L0)) &&
      (!\at(w->overflow, L1) ==> \at(w->at, L1) == \at(w->at, L0) + length);

    // the same where the number is known to be between two
    predicate vuas_wrote_about{L0, L1}(vuas_writer *w, integer least, integer most) =
      \at(w->at, L0) <= \at(w->at, L1) &&
      (\at(w->overflow, L0) || \at(w->at, L0) + least > \at(w->cap, L0) ==> \at(w->overflow, L1)) &&
      (\at(w->overflow, L1) ==> \at(w->overflow, L0) || \at(w->at, L0) + most > \at(w->cap, L0)) &&
      (!\at(w->overflow, L1) ==> \at(w->at, L0) + least <= \at(w->at, L1) <= \at(w->at, L0) + most);

    // the len octets of s from i on stand in b from at on
    predicate vuas_text_there{L}(uint8_t *b, integer at, uint8_t *s, integer i, integer len) =
      \forall integer k; at <= k < at + len ==> b[k] == s[i + k - at];

    // a header row: its name with colon and space, its value, the line end
    logic integer vuas_row_size{L}(integer name, integer length) =
      vuas_phrase_size(name) + length + vuas_phrase_size(VUAS_PHRASE_CRLF);
*/
#endif
