/* SPDX-License-Identifier: Apache-2.0 */
/* Which messages are accepted: vuas_message_good, at the end. It speaks of octets alone, not of what the parser makes
   of them: start line, header section, each row's value, what must not be missing, body. Each recursive definition is
   well-founded: over octets n - i grows smaller, over rows k does. */
#ifndef VUAS_SPEC_VERDICT_H
#define VUAS_SPEC_VERDICT_H

#include "../src/field.h"
#include "../src/item.h"
#include "../src/value.h"
#include "../src/via.h"
#include "start_line.h"

/*@ // Route, Record-Route: values from i on, of a list that has count before; at most VUAS_MAX_ROUTES
    predicate vuas_routes_good{L}(uint8_t *b, integer i, integer n, integer count) =
      i > n || (count < VUAS_MAX_ROUTES && vuas_item_closed(b, i, n) &&
        vuas_is_route_value(b, vuas_item_start(b, i, n), vuas_item_end(b, i, n)) &&
        vuas_routes_good(b, vuas_item_stop(b, i, n) + 1, n, count + 1));

    // Via
    predicate vuas_vias_good{L}(uint8_t *b, integer i, integer n, integer count) =
      i > n || (count < VUAS_MAX_VIAS && vuas_item_closed(b, i, n) &&
        vuas_is_via(b, vuas_item_start(b, i, n), vuas_item_end(b, i, n)) &&
        vuas_vias_good(b, vuas_item_stop(b, i, n) + 1, n, count + 1));

    // Require
    predicate vuas_require_good{L}(uint8_t *b, integer i, integer n, integer count) =
      i > n || (count < VUAS_MAX_OPTION_TAGS && vuas_item_closed(b, i, n) &&
        vuas_is_token_value(b, vuas_item_start(b, i, n), vuas_item_end(b, i, n)) &&
        vuas_require_good(b, vuas_item_stop(b, i, n) + 1, n, count + 1));

    // Contact of a request: addresses, or one star and nothing else; no message has VUAS_MAX_MESSAGE values
    logic boolean vuas_star_at(uint8_t *b, integer i, integer e) = e - i == 1 && b[i] == '*';
    predicate vuas_contact_value{L}(uint8_t *b, integer i, integer e, integer count, integer star) =
      star == 0 && (vuas_star_at(b, i, e) ? count == 0 : count < VUAS_MAX_MESSAGE && vuas_is_name_addr(b, i, e));
    predicate vuas_contacts_good{L}(uint8_t *b, integer i, integer n, integer count, integer star) =
      i > n || (vuas_item_closed(b, i, n) &&
        vuas_contact_value(b, vuas_item_start(b, i, n), vuas_item_end(b, i, n), count, star) &&
        vuas_contacts_good(b, vuas_item_stop(b, i, n) + 1, n,
          vuas_star_at(b, vuas_item_start(b, i, n), vuas_item_end(b, i, n)) ? count : count + 1,
          vuas_star_at(b, vuas_item_start(b, i, n), vuas_item_end(b, i, n)) ? 1 : star));

    // how many values there are from i on; how many addresses, and whether a star is among them: Contact
    logic integer vuas_values(uint8_t *b, integer i, integer n) =
      i > n ? 0 : 1 + vuas_values(b, vuas_item_stop(b, i, n) + 1, n);
    logic integer vuas_addresses(uint8_t *b, integer i, integer n) =
      i > n ? 0 : (vuas_star_at(b, vuas_item_start(b, i, n), vuas_item_end(b, i, n)) ? 0 : 1) +
        vuas_addresses(b, vuas_item_stop(b, i, n) + 1, n);
    logic integer vuas_stars(uint8_t *b, integer i, integer n) =
      i > n ? 0 : vuas_star_at(b, vuas_item_start(b, i, n), vuas_item_end(b, i, n)) ? 1 :
        vuas_stars(b, vuas_item_stop(b, i, n) + 1, n);
*/

/*@ // [i, e) is a number, at most max
    predicate vuas_number_at{L}(uint8_t *b, integer i, integer e, integer max) =
      i < e && (\forall integer k; i <= k < e ==> vuas_digit(b[k])) && vuas_decimal_value(b, i, e) <= max;

    // Timestamp: digits, perhaps a point and digits; after white space perhaps a delay, which may begin with its point
    // (RFC 3261 20.38)
    logic integer vuas_fraction_end(uint8_t *b, integer i, integer n) =
      vuas_digits_end(b, i, n) < n && b[vuas_digits_end(b, i, n)] == '.' ?
        vuas_digits_end(b, vuas_digits_end(b, i, n) + 1, n) : vuas_digits_end(b, i, n);
    predicate vuas_is_timestamp{L}(uint8_t *b, integer i, integer n) =
      i < vuas_digits_end(b, i, n) &&
      (vuas_fraction_end(b, i, n) == n ||
       (vuas_fraction_end(b, i, n) < vuas_lws_end(b, vuas_fraction_end(b, i, n), n) &&
        vuas_fraction_end(b, vuas_lws_end(b, vuas_fraction_end(b, i, n), n), n) == n));

    // the value [i, e) of a field that tells dialogs apart, of one about the body
    predicate vuas_dialog_good{L}(uint8_t *b, integer i, integer e, integer id) =
      (id == VUAS_FIELD_FROM || id == VUAS_FIELD_TO ==> vuas_is_name_addr(b, i, e)) &&
      (id == VUAS_FIELD_CALL_ID ==> vuas_call_id(b, i, e)) && (id == VUAS_FIELD_CSEQ ==> vuas_cseq(b, i, e));
    predicate vuas_body_good{L}(uint8_t *b, integer i, integer e, integer id) =
      (id == VUAS_FIELD_CONTENT_LENGTH ==> vuas_number_at(b, i, e, 0xFFFFFFFF)) &&
      (id == VUAS_FIELD_CONTENT_TYPE ==> vuas_media_type(b, i, e));
    // of one that is a list, of which count values came before
    predicate vuas_list_good{L}(uint8_t *b, integer i, integer e, integer id, integer count) =
      (id == VUAS_FIELD_VIA ==> vuas_vias_good(b, i, e, count)) &&
      (id == VUAS_FIELD_ROUTE || id == VUAS_FIELD_RECORD_ROUTE ==> vuas_routes_good(b, i, e, count)) &&
      (id == VUAS_FIELD_REQUIRE ==> vuas_require_good(b, i, e, count));

    // of any field, in a request or a response (0); star: 1 after a Contact row with a star
    predicate vuas_value_good{L}(uint8_t *b, integer i, integer e, integer id, integer count, integer request,
      integer star) =
      vuas_dialog_good(b, i, e, id) && vuas_body_good(b, i, e, id) && vuas_list_good(b, i, e, id, count) &&
      (id == VUAS_FIELD_CONTACT && request != 0 ==> vuas_contacts_good(b, i, e, count, star));
*/

/*@ // the number of the field that [i, t) names, if messages are judged by it; any other one is VUAS_FIELD_OTHER. As
    // vuas_field_named (spec/names.h), but a term
    logic integer vuas_compact_of(integer c) =
      c == 'v' ? VUAS_FIELD_VIA : c == 'f' ? VUAS_FIELD_FROM : c == 't' ? VUAS_FIELD_TO :
      c == 'i' ? VUAS_FIELD_CALL_ID : c == 'm' ? VUAS_FIELD_CONTACT : c == 'l' ? VUAS_FIELD_CONTENT_LENGTH :
      c == 'c' ? VUAS_FIELD_CONTENT_TYPE : VUAS_FIELD_OTHER;
    logic integer vuas_short_of(uint8_t *b, integer i, integer t) =
      t - i == 2 && vuas_two(b, i, 't', 'o') ? VUAS_FIELD_TO :
      t - i == 3 && vuas_three(b, i, 'v', 'i', 'a') ? VUAS_FIELD_VIA :
      t - i == 4 && vuas_four(b, i, 'f', 'r', 'o', 'm') ? VUAS_FIELD_FROM :
      t - i == 4 && vuas_four(b, i, 'c', 's', 'e', 'q') ? VUAS_FIELD_CSEQ :
      t - i == 5 && vuas_three(b, i, 'r', 'o', 'u') && vuas_two(b, i + 3, 't', 'e') ? VUAS_FIELD_ROUTE :
      t - i == 7 && vuas_four(b, i, 'c', 'a', 'l', 'l') && vuas_three(b, i + 4, '-', 'i', 'd') ? VUAS_FIELD_CALL_ID :
      t - i == 7 && vuas_four(b, i, 'c', 'o', 'n', 't') && vuas_three(b, i + 4, 'a', 'c', 't') ? VUAS_FIELD_CONTACT :
      t - i == 7 && vuas_four(b, i, 'r', 'e', 'q', 'u') && vuas_three(b, i + 4, 'i', 'r', 'e') ? VUAS_FIELD_REQUIRE :
      VUAS_FIELD_OTHER;
    logic boolean vuas_eight(uint8_t *b, integer i, integer s, integer t, integer u, integer v, integer w, integer x,
      integer y, integer z) = vuas_four(b, i, s, t, u, v) && vuas_four(b, i + 4, w, x, y, z);
    logic integer vuas_long_of(uint8_t *b, integer i, integer t) =
      t - i == 12 && vuas_eight(b, i, 'm', 'a', 'x', '-', 'f', 'o', 'r', 'w') &&
        vuas_four(b, i + 8, 'a', 'r', 'd', 's') ? VUAS_FIELD_MAX_FORWARDS :
      t - i == 12 && vuas_eight(b, i, 'r', 'e', 'c', 'o', 'r', 'd', '-', 'r') &&
        vuas_four(b, i + 8, 'o', 'u', 't', 'e') ? VUAS_FIELD_RECORD_ROUTE :
      t - i == 12 && vuas_eight(b, i, 'c', 'o', 'n', 't', 'e', 'n', 't', '-') &&
        vuas_four(b, i + 8, 't', 'y', 'p', 'e') ? VUAS_FIELD_CONTENT_TYPE :
      t - i == 14 && vuas_eight(b, i, 'c', 'o', 'n', 't', 'e', 'n', 't', '-') &&
        vuas_four(b, i + 8, 'l', 'e', 'n', 'g') && vuas_two(b, i + 12, 't', 'h') ? VUAS_FIELD_CONTENT_LENGTH :
      VUAS_FIELD_OTHER;
    logic integer vuas_field_of(uint8_t *b, integer i, integer t) =
      t - i == 1 ? vuas_compact_of(vuas_lower(b[i])) :
      t - i <= 7 ? vuas_short_of(b, i, t) : vuas_long_of(b, i, t);
    // that number, of a field that has this one
    logic integer vuas_judged_as(integer id) =
      (VUAS_FIELD_VIA <= id && id <= VUAS_FIELD_CONTENT_TYPE) || id == VUAS_FIELD_REQUIRE ? id : VUAS_FIELD_OTHER;

    // the number of the method that [i, t) names, if fields are judged by it
    logic boolean vuas_letters(uint8_t *b, integer i, integer x, integer y, integer z) =
      b[i] == x && b[i + 1] == y && b[i + 2] == z;
    logic integer vuas_method_of(uint8_t *b, integer i, integer t) =
      t - i == 3 && vuas_letters(b, i, 'A', 'C', 'K') ? VUAS_METHOD_ACK :
      t - i == 3 && vuas_letters(b, i, 'B', 'Y', 'E') ? VUAS_METHOD_BYE :
      t - i == 6 && vuas_letters(b, i, 'C', 'A', 'N') && vuas_letters(b, i + 3, 'C', 'E', 'L') ? VUAS_METHOD_CANCEL :
      VUAS_METHOD_OTHER;
*/

/*@ // the header section that starts at i: where its row k begins, how many there are, where its empty line stands
    logic integer vuas_row_place(uint8_t *b, integer i, integer n, integer k) =
      k <= 0 ? i : vuas_row_stop(b, vuas_row_place(b, i, n, k - 1), n) + 2;
    logic integer vuas_row_count(uint8_t *b, integer i, integer n) =
      i >= n || vuas_crlf_at(b, i, n) ? 0 : 1 + vuas_row_count(b, vuas_row_stop(b, i, n) + 2, n);
    logic integer vuas_section_stop(uint8_t *b, integer i, integer n) =
      i >= n || vuas_crlf_at(b, i, n) ? i : vuas_section_stop(b, vuas_row_stop(b, i, n) + 2, n);

    // the row that begins at s: its field; its value, without the white space around it
    logic integer vuas_row_field(uint8_t *b, integer s, integer n) = vuas_field_of(b, s, vuas_row_name_end(b, s, n));
    logic integer vuas_row_value_at(uint8_t *b, integer s, integer n) =
      vuas_lws_end(b, vuas_row_colon(b, s, n) + 1, vuas_row_stop(b, s, n));
    logic integer vuas_row_value_stop(uint8_t *b, integer s, integer n) =
      vuas_trim_end(b, vuas_row_value_at(b, s, n), vuas_row_stop(b, s, n));
    // the same of row k
    logic integer vuas_nth_field(uint8_t *b, integer i, integer n, integer k) =
      vuas_row_field(b, vuas_row_place(b, i, n, k), n);
    logic integer vuas_nth_at(uint8_t *b, integer i, integer n, integer k) =
      vuas_row_value_at(b, vuas_row_place(b, i, n, k), n);
    logic integer vuas_nth_stop(uint8_t *b, integer i, integer n, integer k) =
      vuas_row_value_stop(b, vuas_row_place(b, i, n, k), n);

    // of the first k rows: the last one of field id, -1 if there is none
    logic integer vuas_last_of(uint8_t *b, integer i, integer n, integer k, integer id) =
      k <= 0 ? -1 : vuas_nth_field(b, i, n, k - 1) == id ? k - 1 : vuas_last_of(b, i, n, k - 1, id);

    // where the method of the last CSeq stands; the number that the last Content-Length is
    logic integer vuas_cseq_at(uint8_t *b, integer i, integer n, integer k) =
      vuas_cseq_method(b, vuas_nth_at(b, i, n, vuas_last_of(b, i, n, k, VUAS_FIELD_CSEQ)),
        vuas_nth_stop(b, i, n, vuas_last_of(b, i, n, k, VUAS_FIELD_CSEQ)));
    logic integer vuas_cseq_stop(uint8_t *b, integer i, integer n, integer k) =
      vuas_nth_stop(b, i, n, vuas_last_of(b, i, n, k, VUAS_FIELD_CSEQ));
    logic integer vuas_length_said(uint8_t *b, integer i, integer n, integer k) =
      vuas_decimal_value(b, vuas_nth_at(b, i, n, vuas_last_of(b, i, n, k, VUAS_FIELD_CONTENT_LENGTH)),
        vuas_nth_stop(b, i, n, vuas_last_of(b, i, n, k, VUAS_FIELD_CONTENT_LENGTH)));

    // how many values of field id they have, the star of Contact not counted; 1 if there is a star
    logic integer vuas_nth_values(uint8_t *b, integer i, integer n, integer k, integer id) =
      vuas_nth_field(b, i, n, k) != id ? 0 :
      id == VUAS_FIELD_CONTACT ? vuas_addresses(b, vuas_nth_at(b, i, n, k), vuas_nth_stop(b, i, n, k)) :
      vuas_values(b, vuas_nth_at(b, i, n, k), vuas_nth_stop(b, i, n, k));
    logic integer vuas_values_before(uint8_t *b, integer i, integer n, integer k, integer id) =
      k <= 0 ? 0 : vuas_values_before(b, i, n, k - 1, id) + vuas_nth_values(b, i, n, k - 1, id);
    logic integer vuas_star_before(uint8_t *b, integer i, integer n, integer k) =
      k <= 0 ? 0 :
      vuas_nth_field(b, i, n, k - 1) == VUAS_FIELD_CONTACT &&
        vuas_stars(b, vuas_nth_at(b, i, n, k - 1), vuas_nth_stop(b, i, n, k - 1)) == 1 ? 1 :
      vuas_star_before(b, i, n, k - 1);

    // row k is the first one of its field, if that may stand but once
    predicate vuas_nth_alone{L}(uint8_t *b, integer i, integer n, integer k, integer request) =
      vuas_stands_once(vuas_nth_field(b, i, n, k)) &&
      (request != 0 || vuas_nth_field(b, i, n, k) != VUAS_FIELD_MAX_FORWARDS) ==>
        \forall integer j; 0 <= j < k ==> vuas_nth_field(b, i, n, j) != vuas_nth_field(b, i, n, k);

    // row k, if its field says something in such a message, stands alone if it must, and its value is good
    predicate vuas_nth_good{L}(uint8_t *b, integer i, integer n, integer k, integer request, integer method) =
      vuas_applies(request, method, vuas_nth_field(b, i, n, k)) ==>
        vuas_nth_alone(b, i, n, k, request) &&
        vuas_value_good(b, vuas_nth_at(b, i, n, k), vuas_nth_stop(b, i, n, k), vuas_nth_field(b, i, n, k),
          vuas_values_before(b, i, n, k, vuas_nth_field(b, i, n, k)), request, vuas_star_before(b, i, n, k));
    // so are the first count rows
    predicate vuas_rows_good{L}(uint8_t *b, integer i, integer n, integer count, integer request, integer method) =
      \forall integer k; 0 <= k < count ==> vuas_nth_good(b, i, n, k, request, method);

    // the fields that each message must have (RFC 3261 8.1.1)
    predicate vuas_rows_whole{L}(uint8_t *b, integer i, integer n, integer count) =
      vuas_values_before(b, i, n, count, VUAS_FIELD_VIA) > 0 &&
      vuas_last_of(b, i, n, count, VUAS_FIELD_FROM) >= 0 && vuas_last_of(b, i, n, count, VUAS_FIELD_TO) >= 0 &&
      vuas_last_of(b, i, n, count, VUAS_FIELD_CALL_ID) >= 0 && vuas_last_of(b, i, n, count, VUAS_FIELD_CSEQ) >= 0;

    // the CSeq has the method [s, t) of the request (RFC 3261 8.1.1.5)
    predicate vuas_cseq_same{L}(uint8_t *b, integer s, integer t, integer i, integer n, integer count) =
      vuas_cseq_stop(b, i, n, count) - vuas_cseq_at(b, i, n, count) == t - s &&
      vuas_same(b, s, b, vuas_cseq_at(b, i, n, count), t - s);

    // size octets are left for the body: as many as Content-Length says if there is one (RFC 3261 18.3), of a type
    predicate vuas_body_fits{L}(uint8_t *b, integer i, integer n, integer count, integer size) =
      (vuas_last_of(b, i, n, count, VUAS_FIELD_CONTENT_LENGTH) >= 0 ? vuas_length_said(b, i, n, count) <= size &&
        (vuas_length_said(b, i, n, count) > 0 ==> vuas_last_of(b, i, n, count, VUAS_FIELD_CONTENT_TYPE) >= 0) :
       size > 0 ==> vuas_last_of(b, i, n, count, VUAS_FIELD_CONTENT_TYPE) >= 0);
*/

/*@ // what follows the start line: the header section that starts at i, count rows, and the body; the method is [s, t)
    predicate vuas_rest_good{L}(uint8_t *b, integer s, integer t, integer i, integer n, integer count,
      integer request) =
      vuas_rows_good(b, i, n, count, request, request != 0 ? vuas_method_of(b, s, t) : VUAS_METHOD_OTHER) &&
      vuas_rows_whole(b, i, n, count) &&
      (request != 0 ==> vuas_cseq_same(b, s, t, i, n, count)) &&
      vuas_body_fits(b, i, n, count, n - vuas_section_stop(b, i, n) - 2);

    // line ends before the message, taken in pairs (RFC 3261 7.5)
    logic integer vuas_line_ends(uint8_t *b, integer i, integer n) =
      vuas_crlf_at(b, i, n) ? vuas_line_ends(b, i + 2, n) : i;

    // the message that begins at s, its start line ending at e
    predicate vuas_message_at{L}(uint8_t *b, integer s, integer e, integer n) =
      e < n && vuas_start_good(b, s, e) && vuas_section_good(b, e + 2, n, 0) &&
      vuas_rest_good(b, s, vuas_method_end(b, s, e), e + 2, n, vuas_row_count(b, e + 2, n),
        vuas_is_request(b, s, e) ? 1 : 0);

    // the n octets are an acceptable message
    predicate vuas_message_good{L}(uint8_t *b, integer n) =
      vuas_message_at(b, vuas_line_ends(b, 0, n), vuas_line_stop(b, vuas_line_ends(b, 0, n), n), n);
*/
#endif
