/* SPDX-License-Identifier: Apache-2.0 */
#include "accept.h"

#include "field.h"
#include "item.h"
#include "param.h"
#include "words.h"

/* How closely a media range names application/sdp. */
typedef enum { RANGE_MALFORMED, RANGE_OTHER, RANGE_ALL, RANGE_APPLICATION, RANGE_SDP } range;

static uint32_t end_of(vuas_span s) {
  return (uint32_t)s.off + s.len;
}

static bool is_star(const uint8_t *b, vuas_span s) {
  return s.len == 1 && b[s.off] == '*';
}

static range range_of(const uint8_t *b, vuas_span type, vuas_span subtype) {
  if (is_star(b, type)) {
    return is_star(b, subtype) ? RANGE_ALL : RANGE_MALFORMED;
  }
  if (!vuas_word_is(b, type.off, end_of(type), VUAS_WORD_APPLICATION)) {
    return RANGE_OTHER;
  }
  if (is_star(b, subtype)) {
    return RANGE_APPLICATION;
  }
  return vuas_word_is(b, subtype.off, end_of(subtype), VUAS_WORD_SDP) ? RANGE_SDP : RANGE_OTHER;
}

/* "0", with up to three zeros after a point (RFC 3261 25.1, qvalue). */
static bool is_zero(const uint8_t *b, vuas_span v) {
  if (v.len == 0 || v.len > 5 || b[v.off] != '0' || (v.len > 1 && b[v.off + 1] != '.')) {
    return false;
  }
  for (uint32_t k = v.off + 2u; k < end_of(v); k++) {
    if (b[k] != '0') {
      return false;
    }
  }
  return true;
}

/* The parameters [i, n) say q=0. All others are ignored: application/sdp has none (RFC 8866 8.1). */
static bool excludes(const uint8_t *b, uint32_t i, uint32_t n) {
  for (vuas_param p = vuas_param_next(b, i, n); p.next > i; p = vuas_param_next(b, i, n)) {
    if (p.name.len == 1 && (b[p.name.off] | 0x20) == 'q') {
      return is_zero(b, p.value);
    }
    i = p.next;
  }
  return false;
}

bool accept_sdp(const uint8_t *b, const vuas_message *m) {
  vuas_cursor c = {0};
  range closest = RANGE_MALFORMED;
  bool acceptable = true;
  while (vuas_next_value(b, m, VUAS_FIELD_ACCEPT, &c)) {
    vuas_span type, subtype;
    uint32_t n = end_of(c.value);
    range r = RANGE_MALFORMED;
    bool good = false;
    if (m->header[c.row].value.len == 0) {
      r = RANGE_OTHER; /* an empty row: no range at all */
    } else if (vuas_parse_media_type(b, c.value.off, n, &type, &subtype)) {
      r = range_of(b, type, subtype);
      good = r > RANGE_OTHER && !excludes(b, end_of(subtype), n);
    }
    if (r >= closest && r != RANGE_MALFORMED) {
      acceptable = good || (r == closest && acceptable);
      closest = r;
    }
  }
  return acceptable;
}
