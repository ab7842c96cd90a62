/* SPDX-License-Identifier: Apache-2.0 */
#include "usual.h"

#define LONGEST 15

/*@ terminates \true; exits \false; assigns \nothing;
    ensures name: \result.len == len && \result.id == id;
*/
static vuas_usual_name name(uint32_t len, uint8_t id)
{
  vuas_usual_name r = {len, id};
  return r;
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures none: \result.len == 0 && \result.id == VUAS_FIELD_OTHER;
*/
static vuas_usual_name other(void)
{
  return name(0, VUAS_FIELD_OTHER);
}

/* Contact, Content-Type or Content-Length. */
/*@ requires octets: vuas_octets(b, i + LONGEST + 1);
    requires begin: b[i] == 'C' && b[i + 1] == 'o' && b[i + 2] == 'n' && b[i + 3] == 't';
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result.len > 0 ==> b[i + \result.len] == ':';
    ensures token: \forall integer k; i <= k < i + \result.len ==> vuas_token(b[k]);
    ensures range: \result.id <= VUAS_FIELD_LAST_NAMED && \result.len <= LONGEST;
    ensures named: \result.len > 0 ==> vuas_field_named(b, i, i + \result.len, \result.id);
*/
static vuas_usual_name cont(const uint8_t *b, uint32_t i)
{
  uint32_t q = vuas_quad(b, i + 4);
  if (q == VUAS_QUAD('a', 'c', 't', ':')) return name(7, VUAS_FIELD_CONTACT);
  if (q != VUAS_QUAD('e', 'n', 't', '-')) return other();
  if (vuas_quad(b, i + 8) == VUAS_QUAD('T', 'y', 'p', 'e') && b[i + 12] == ':')
    return name(12, VUAS_FIELD_CONTENT_TYPE);
  if (vuas_quad(b, i + 8) == VUAS_QUAD('L', 'e', 'n', 'g') && vuas_quad(b, i + 11) == VUAS_QUAD('g', 't', 'h', ':'))
    return name(14, VUAS_FIELD_CONTENT_LENGTH);
  return other();
}

/* Supported, Session-Expires, Min-SE, Max-Forwards, Record-Route or User-Agent. */
/*@ requires octets: vuas_octets(b, i + LONGEST + 1);
    requires begin: q == b[i] + 0x100 * b[i + 1] + 0x10000 * b[i + 2] + 0x1000000 * b[i + 3];
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result.len > 0 ==> b[i + \result.len] == ':';
    ensures token: \forall integer k; i <= k < i + \result.len ==> vuas_token(b[k]);
    ensures range: \result.id <= VUAS_FIELD_LAST_NAMED && \result.len <= LONGEST;
    ensures named: \result.len > 0 ==> vuas_field_named(b, i, i + \result.len, \result.id);
*/
static vuas_usual_name long_name(const uint8_t *b, uint32_t i, uint32_t q)
{
  uint32_t r = vuas_quad(b, i + 4), s = vuas_quad(b, i + 8);
  if (q == VUAS_QUAD('M', 'a', 'x', '-') && r == VUAS_QUAD('F', 'o', 'r', 'w') && s == VUAS_QUAD('a', 'r', 'd', 's') &&
    b[i + 12] == ':')
    return name(12, VUAS_FIELD_MAX_FORWARDS);
  if (q == VUAS_QUAD('R', 'e', 'c', 'o') && r == VUAS_QUAD('r', 'd', '-', 'R') && s == VUAS_QUAD('o', 'u', 't', 'e') &&
    b[i + 12] == ':')
    return name(12, VUAS_FIELD_RECORD_ROUTE);
  if (q == VUAS_QUAD('S', 'u', 'p', 'p') && r == VUAS_QUAD('o', 'r', 't', 'e') && b[i + 8] == 'd' && b[i + 9] == ':')
    return name(9, VUAS_FIELD_SUPPORTED);
  if (q == VUAS_QUAD('U', 's', 'e', 'r') && r == VUAS_QUAD('-', 'A', 'g', 'e') && b[i + 8] == 'n' && b[i + 9] == 't' &&
    b[i + 10] == ':')
    return name(10, VUAS_FIELD_OTHER);
  if (q == VUAS_QUAD('S', 'e', 's', 's') && r == VUAS_QUAD('i', 'o', 'n', '-') && s == VUAS_QUAD('E', 'x', 'p', 'i') &&
    vuas_quad(b, i + 12) == VUAS_QUAD('r', 'e', 's', ':'))
    return name(15, VUAS_FIELD_SESSION_EXPIRES);
  return other();
}

/* A name of at most seven octets that begins with these four. */
/*@ requires octets: vuas_octets(b, i + LONGEST + 1);
    requires begin: q == b[i] + 0x100 * b[i + 1] + 0x10000 * b[i + 2] + 0x1000000 * b[i + 3];
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result.len > 0 ==> b[i + \result.len] == ':';
    ensures token: \forall integer k; i <= k < i + \result.len ==> vuas_token(b[k]);
    ensures range: \result.id <= VUAS_FIELD_LAST_NAMED && \result.len <= LONGEST;
    ensures named: \result.len > 0 ==> vuas_field_named(b, i, i + \result.len, \result.id);
*/
static vuas_usual_name short_name(const uint8_t *b, uint32_t i, uint32_t q)
{
  if (q == VUAS_QUAD('F', 'r', 'o', 'm') && b[i + 4] == ':') return name(4, VUAS_FIELD_FROM);
  if (q == VUAS_QUAD('C', 'S', 'e', 'q') && b[i + 4] == ':') return name(4, VUAS_FIELD_CSEQ);
  uint32_t r = vuas_quad(b, i + 4);
  if (q == VUAS_QUAD('C', 'a', 'l', 'l') && r == VUAS_QUAD('-', 'I', 'D', ':')) return name(7, VUAS_FIELD_CALL_ID);
  if (q == VUAS_QUAD('R', 'e', 'q', 'u') && r == VUAS_QUAD('i', 'r', 'e', ':')) return name(7, VUAS_FIELD_REQUIRE);
  if (q == VUAS_QUAD('E', 'x', 'p', 'i') && r == VUAS_QUAD('r', 'e', 's', ':')) return name(7, VUAS_FIELD_EXPIRES);
  if (q == VUAS_QUAD('R', 'o', 'u', 't') && b[i + 4] == 'e' && b[i + 5] == ':') return name(5, VUAS_FIELD_ROUTE);
  if (q == VUAS_QUAD('A', 'l', 'l', 'o') && b[i + 4] == 'w' && b[i + 5] == ':') return name(5, VUAS_FIELD_ALLOW);
  if (q == VUAS_QUAD('M', 'i', 'n', '-') && b[i + 4] == 'S' && b[i + 5] == 'E' && b[i + 6] == ':')
    return name(6, VUAS_FIELD_MIN_SE);
  return other();
}

vuas_usual_name vuas_usual_name_at(const uint8_t *b, uint32_t i, uint32_t n)
{
  if (n - i <= LONGEST) return other();
  uint32_t q = vuas_quad(b, i);
  vuas_usual_name r;
  switch (q) {
    case VUAS_QUAD('V', 'i', 'a', ':'): r = name(3, VUAS_FIELD_VIA); break;
    case VUAS_QUAD('T', 'o', ':', ' '): r = name(2, VUAS_FIELD_TO); break;
    case VUAS_QUAD('C', 'o', 'n', 't'): r = cont(b, i); break;
    case VUAS_QUAD('F', 'r', 'o', 'm'):
    case VUAS_QUAD('C', 'S', 'e', 'q'):
    case VUAS_QUAD('C', 'a', 'l', 'l'):
    case VUAS_QUAD('R', 'e', 'q', 'u'):
    case VUAS_QUAD('E', 'x', 'p', 'i'):
    case VUAS_QUAD('R', 'o', 'u', 't'):
    case VUAS_QUAD('A', 'l', 'l', 'o'):
    case VUAS_QUAD('M', 'i', 'n', '-'): r = short_name(b, i, q); break;
    default: r = long_name(b, i, q); break;
  }
  return r;
}
