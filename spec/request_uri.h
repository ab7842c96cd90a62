/* SPDX-License-Identifier: Apache-2.0 */
/* What of a remote target is a Request-URI (RFC 3261 19.1.1, 19.1.5). Included by src/request_uri.h, below the
   structure. The recursive definition is well-founded: q - k grows smaller. */
#ifndef VUAS_SPEC_REQUEST_URI_H
#define VUAS_SPEC_REQUEST_URI_H

#include "uri_part.h"

/*@ // the first of the parameters [k, q) that is named method; q + 1 if there is none
    logic integer vuas_method_at(uint8_t *b, integer k, integer q) =
      k >= q ? q + 1 :
      vuas_spells(b, k, vuas_part_name_end(b, k, q, ';'), VUAS_URI_METHOD, 0) ? k :
      vuas_method_at(b, vuas_part_end(b, k, q, ';') + 1, q);

    // what is left of a URI whose host and port end at e, with parameters [p, q): up to the first method; and what
    // stands between that and the second one, which is malformed, or the parameters' end
    logic integer vuas_kept_end(uint8_t *b, integer p, integer q) = vuas_method_at(b, p, q) - 1;
    logic integer vuas_kept_from(uint8_t *b, integer p, integer q) =
      vuas_method_at(b, p, q) > q ? q : vuas_part_end(b, vuas_method_at(b, p, q), q, ';');
    logic integer vuas_kept_to(uint8_t *b, integer p, integer q) =
      vuas_method_at(b, p, q) > q ? q : vuas_method_at(b, vuas_kept_from(b, p, q) + 1, q) - 1;

    predicate vuas_kept{L}(uint8_t *b, integer e, integer n, vuas_request_uri r) =
      vuas_has_params(b, e, n) ?
        r.end == vuas_kept_end(b, vuas_params_from(b, e, n), vuas_params_to(b, e, n)) &&
        r.from == vuas_kept_from(b, vuas_params_from(b, e, n), vuas_params_to(b, e, n)) &&
        r.to == vuas_kept_to(b, vuas_params_from(b, e, n), vuas_params_to(b, e, n)) :
      r.end == e && r.from == e && r.to == e;

    // r is what of the URI [i, n) may stand in a request line: all of it, if it is no SIP URI
    predicate vuas_request_uri_is{L}(uint8_t *b, integer i, integer n, vuas_request_uri r) =
      (vuas_is_uri(b, i, n) && vuas_is_sip(b, i, n) ==>
        vuas_kept(b, vuas_authority_end(b, vuas_scheme_end(b, i, n) + 1, n), n, r)) &&
      (!vuas_is_uri(b, i, n) || !vuas_is_sip(b, i, n) ==> r.end == n && r.from == n && r.to == n);
*/

#endif
