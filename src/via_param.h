/* SPDX-License-Identifier: Apache-2.0 */
/* The parameters of a Via value: branch, received, rport and maddr (RFC 3261 20.42, RFC 3581 3). */
#ifndef VUAS_VIA_PARAM_H
#define VUAS_VIA_PARAM_H

#include "../spec/via.h"

/* A Via value as far as it is read. */
typedef struct {
  bool ok;
  vuas_via via;
} vuas_via_parts;

/* A Via value with nothing but the parameters, which are all of [r, n), as a value. */
/*@ requires octets: vuas_octets(b, n);
    requires range: r <= n;
    terminates \true; exits \false; assigns \nothing;
    ensures bare: vuas_via_bare(\result.via);
    ensures in: vuas_via_params_in(\result.via, r, n);
    ensures meaning: \result.ok <==> vuas_via_params(b, r, n);
    ensures read: \result.ok ==> (VUAS_VIA_READ(b, r, n, n, \result.via));
*/
vuas_via_parts vuas_read_via_params(const uint8_t *b, uint32_t r, uint32_t n);

#endif
