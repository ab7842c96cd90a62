/* SPDX-License-Identifier: Apache-2.0 */
/* Which values of header fields are accepted, row by row. Each recursive definition is well-founded: n - i grows
   smaller. */
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
#endif
