/* SPDX-License-Identifier: Apache-2.0 */
/* Method names and header field names to numbers. */
#ifndef VUAS_METHOD_H
#define VUAS_METHOD_H

#include "names.h"
#include "types.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The method that the octets i .. n-1 name, compared with regard to case (RFC 3261 7.1): the id is that of a method if
   and only if the octets are its name. */
/*@ requires octets: vuas_octets(b, n);
    requires begin: i <= n;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures range: \result <= VUAS_METHOD_LAST;
    ensures named: vuas_method_named(b, i, n, \result);
*/
uint8_t vuas_method_id(const uint8_t *b, uint32_t i, uint32_t n);

/* The header field that the octets i .. n-1 name, in full or compact form, in any case (RFC 3261 7.3.1, 7.3.3): the id
   is that of a field if and only if the octets are its name. */
/*@ requires octets: vuas_octets(b, n);
    requires begin: i <= n;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures range: \result <= VUAS_FIELD_LAST_NAMED;
    ensures named: vuas_field_named(b, i, n, \result);
*/
uint8_t vuas_field_id_of(const uint8_t *b, uint32_t i, uint32_t n);

/* Whether the octets i .. n-1 are the content coding "identity" (RFC 3261 20.12). */
/*@ requires octets: vuas_octets(b, n);
    requires begin: i <= n;
    terminates \true;
    exits \false;
    assigns \nothing;
    ensures same: \result <==> vuas_identity(b, i, n);
*/
bool vuas_is_identity(const uint8_t *b, uint32_t i, uint32_t n);

#ifdef __cplusplus
}
#endif
#endif
