/* SPDX-License-Identifier: Apache-2.0 */
#include "take.h"
#include "field.h"
#include "uri.h"
#include "via.h"

/*@ ghost
  /@ requires in: \valid_read(u) && vuas_uri_in(*u, n);
     terminates \true; exits \false; assigns \nothing;
     ensures at: vuas_uri_at(u, n);
  @/
  static void uri_members(const vuas_uri *u, uint32_t n) {}

  /@ requires in: \valid_read(a) && vuas_name_addr_in(*a, n) && vuas_addr_value_is(*a, i, n);
     terminates \true; exits \false; assigns \nothing;
     ensures at: vuas_name_addr_at(a, n);
     ensures value: a->value.off == i && a->value.len == n - i;
  @/
  static void name_addr_members(const vuas_name_addr *a, uint32_t i, uint32_t n) {}

  /@ requires in: \valid_read(v) && vuas_via_in(*v, n) && vuas_via_value_is(*v, i, n);
     terminates \true; exits \false; assigns \nothing;
     ensures at: vuas_via_at(v, n);
     ensures value: v->value.off == i && v->value.len == n - i;
     ensures back: vuas_via_leads_back(*v) <==> v->transport_text.len > 0 && v->host_kind != VUAS_HOST_NONE;
  @/
  static void via_members(const vuas_via *v, uint32_t i, uint32_t n) {}
*/

bool vuas_take_uri(const uint8_t *b, uint32_t i, uint32_t n, vuas_uri *u)
{
  bool good = vuas_parse_uri(b, i, n, u);
  /*@ ghost uri_members(u, n); */
  return good;
}

bool vuas_take_name_addr(const uint8_t *b, uint32_t i, uint32_t n, vuas_name_addr *a)
{
  bool good = vuas_parse_name_addr(b, i, n, a);
  /*@ ghost name_addr_members(a, i, n); */
  return good;
}

bool vuas_take_via(const uint8_t *b, uint32_t i, uint32_t n, vuas_via *v)
{
  bool good = vuas_parse_via(b, i, n, v);
  /*@ ghost via_members(v, i, n); */
  return good;
}

bool vuas_take_usual_via(const uint8_t *b, uint32_t i, uint32_t n, vuas_via *v)
{
  bool good = vuas_usual_via(b, i, n, v);
  /*@ ghost if (good) via_members(v, i, n); */
  return good;
}
