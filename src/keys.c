/* SPDX-License-Identifier: Apache-2.0 */
#include "keys.h"

/* Domains of the keyed hash: a value made for one use is worth nothing for another. */
enum { BY_KEY = 1, BY_REQUEST, CALL_TAG, ANSWER_TAG, ANSWER_TAG_MORE, BRANCH };

/*@ // the places of the message that keys are made of lie in its n octets
    predicate vuas_keyed_in{L}(vuas_message *m, integer n) =
      vuas_span_in(m->ruri_text, n) && vuas_span_in(m->from.tag, n) && vuas_span_in(m->to.tag, n) &&
        vuas_span_in(m->call_id, n) &&
      vuas_span_in(m->via[0].branch, n) && vuas_span_in(m->via[0].host, n) && vuas_span_in(m->via[0].value, n);

    // the writer writes elsewhere than where keys come from
    predicate vuas_can_key{L}(vuas_writer *w, vuas *u, uint8_t *b) =
      vuas_writer_ok(w) && \valid_read(u) && \separated(w, u) && \separated(w->b +
        (0 .. w->cap - 1), &u->run.source) &&
      \separated(w->b + (0 .. w->cap - 1), &u->run.message) && u->run.length <= VUAS_MAX_MESSAGE &&
      vuas_readable(w, b, 0, u->run.length) && vuas_keyed_in(&u->run.message, u->run.length);

    // so much of a key has been written between two moments
    predicate vuas_keyed{L0, L1}(vuas_writer *w, vuas *u, uint8_t *b, integer length) =
      vuas_wrote{L0, L1}(w, length) && vuas_writer_kept{L0, L1}(w) && vuas_can_key{L1}(w, u, b);
*/

/*@ requires ok: vuas_writer_ok(w);
    requires source: vuas_readable(w, b, s.off, s.off + s.len);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, s.len);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_lowered(w->b, \old(w->at), b, s);
*/
static void put_lower(vuas_writer *w, const uint8_t *b, vuas_span s)
{
  uint32_t end = (uint32_t)s.off + s.len;
  /*@ loop invariant place: s.off <= k <= end;
      loop invariant ok: vuas_writer_ok(w);
      loop invariant exact: vuas_wrote{Pre, Here}(w, k - s.off);
      loop invariant older: vuas_writer_kept{Pre, Here}(w);
      loop invariant octets: !w->overflow ==>
        \forall integer j; \at(w->at, Pre) <= j < w->at ==> w->b[j] == vuas_lower(b[s.off + j - \at(w->at, Pre)]);
      loop assigns k, w->at, w->overflow, w->b[0 .. w->cap - 1];
      loop variant end - k;
  */
  for (uint32_t k = s.off; k < end; k++) vuas_put_byte(w, vuas_to_lower(b[k]));
}

/* The span, and a space after it. */
/*@ requires ok: vuas_writer_ok(w);
    requires source: vuas_readable(w, b, s.off, s.off + s.len);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, s.len + 1);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_copied(w->b, \old(w->at), b, s);
    ensures space: !w->overflow ==> w->b[\old(w->at) + s.len] == ' ';
*/
static void put_exact(vuas_writer *w, const uint8_t *b, vuas_span s)
{
  vuas_put_span(w, b, s);
  vuas_put_byte(w, ' ');
}

/* The magic cookie of RFC 3261 8.1.1.7 and something after it (RFC 4475 3.2.1). */
/*@ requires octets: \valid_read(b + (branch.off .. branch.off + branch.len - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_cookie_at(b, branch);
*/
static bool has_cookie(const uint8_t *b, vuas_span branch)
{
  uint32_t i = branch.off;
  return branch.len > 7 && vuas_to_lower(b[i]) == 'z' && b[i + 1] == '9' && vuas_to_lower(b[i + 2]) == 'h' &&
         vuas_to_lower(b[i + 3]) == 'g' && b[i + 4] == '4' && vuas_to_lower(b[i + 5]) == 'b' &&
         vuas_to_lower(b[i + 6]) == 'k';
}

/*@ requires can: vuas_can_key(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_key(w, u, b);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_branch_key_size(u->run.message.via[0]));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_branch_key(w->b, \old(w->at), b, u->run.message.via[0]);
    ensures port: !w->overflow ==>
      vuas_hex_there(w->b, w->at - 8, vuas_key_port(u->run.message.via[0], u->run.source.transport), 8);
*/
static void put_branch_key(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  uint16_t port = u->run.source.transport == VUAS_TLS || u->run.source.transport == VUAS_WSS ? 5061 : 5060;
  vuas_put_byte(w, 'B');
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 1); */
  put_lower(w, b, u->run.message.via[0].branch);
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 1 + u->run.message.via[0].branch.len); */
  /*@ assert branch: !w->overflow ==> vuas_lowered(w->b, \at(w->at, Pre) + 1, b, u->run.message.via[0].branch); */
  vuas_put_byte(w, ' ');
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 2 + u->run.message.via[0].branch.len); */
  put_lower(w, b, u->run.message.via[0].host);
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 2 + u->run.message.via[0].branch.len +
        u->run.message.via[0].host.len); */
  /*@ assert branch: !w->overflow ==> vuas_lowered(w->b, \at(w->at, Pre) + 1, b, u->run.message.via[0].branch); */
  /*@ assert host: !w->overflow ==>
        vuas_lowered(w->b, \at(w->at, Pre) + 2 + u->run.message.via[0].branch.len, b, u->run.message.via[0].host); */
  vuas_put_byte(w, ' ');
  /*@ assert key: !w->overflow ==> vuas_branch_key(w->b, \at(w->at, Pre), b, u->run.message.via[0]); */
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 3 + u->run.message.via[0].branch.len +
        u->run.message.via[0].host.len); */
  vuas_put_hex32(w, u->run.message.via[0].has_port ? u->run.message.via[0].port : port);
}

/*@ requires can: vuas_can_key(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_key(w, u, b);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_old_key_size(&u->run.message, with_to_tag ? \true : \false));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_old_key(w->b, \old(w->at), b, &u->run.message);
    ensures tag: !w->overflow && with_to_tag ==> vuas_old_key_tag(w->b, \old(w->at), b, &u->run.message);
*/
static void put_old_key(vuas_writer *w, const vuas *u, const uint8_t *b, bool with_to_tag)
{
  vuas_put_byte(w, 'O');
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 1); */
  put_exact(w, b, u->run.message.ruri_text);
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 2 + u->run.message.ruri_text.len); */
  /*@ assert uri: !w->overflow ==>
        w->b[\at(w->at, Pre)] == 'O' && vuas_copied(w->b, \at(w->at, Pre) + 1, b, u->run.message.ruri_text); */
  put_exact(w, b, u->run.message.from.tag);
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 3 + u->run.message.ruri_text.len + u->run.message.from.tag.len); */
  /*@ assert from: !w->overflow ==>
        vuas_copied(w->b, \at(w->at, Pre) + 2 + u->run.message.ruri_text.len, b, u->run.message.from.tag); */
  put_exact(w, b, u->run.message.call_id);
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 4 + u->run.message.ruri_text.len + u->run.message.from.tag.len +
        u->run.message.call_id.len); */
  /*@ assert call_id: !w->overflow ==>
        vuas_copied(w->b, \at(w->at, Pre) + 3 + u->run.message.ruri_text.len +
          u->run.message.from.tag.len, b, u->run.message.call_id); */
  vuas_put_hex32(w, u->run.message.cseq);
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 12 + u->run.message.ruri_text.len +
        u->run.message.from.tag.len + u->run.message.call_id.len); */
  put_exact(w, b, u->run.message.via[0].value);
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 13 + u->run.message.ruri_text.len +
        u->run.message.from.tag.len + u->run.message.call_id.len + u->run.message.via[0].value.len); */
  /*@ assert key: !w->overflow ==> vuas_old_key(w->b, \at(w->at, Pre), b, &u->run.message); */
  if (with_to_tag) put_exact(w, b, u->run.message.to.tag);
}

/*@ requires can: vuas_can_key(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures can: vuas_can_key(w, u, b);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_request_key_size(&u->run.message));
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_request_key(w->b, \old(w->at), b, &u->run.message);
*/
static void put_request(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  put_exact(w, b, u->run.message.from.tag);
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 1 + u->run.message.from.tag.len); */
  put_exact(w, b, u->run.message.call_id);
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 2 + u->run.message.from.tag.len + u->run.message.call_id.len); */
  /*@ assert ids: !w->overflow ==> vuas_copied(w->b, \at(w->at, Pre), b, u->run.message.from.tag) &&
        vuas_copied(w->b, \at(w->at, Pre) + 1 + u->run.message.from.tag.len, b, u->run.message.call_id); */
  vuas_put_hex32(w, u->run.message.cseq);
  /*@ assert since: vuas_keyed{Pre, Here}(w, u, b, 10 + u->run.message.from.tag.len + u->run.message.call_id.len); */
  vuas_put_byte(w, u->run.message.method);
}

bool vuas_old_style(const vuas *u, const uint8_t *b)
{
  /*@ assert branch: vuas_span_in(u->run.message.via[0].branch, u->run.length); */
  return !u->run.message.via[0].has_branch || !has_cookie(b, u->run.message.via[0].branch);
}

bool vuas_make_keys(vuas *u, const uint8_t *b, bool with_to_tag)
{
  vuas_writer w;
  bool old = vuas_old_style(u, b);
  w.b = u->run.key;
  w.at = 0;
  w.cap = VUAS_KEY_BYTES;
  w.overflow = false;
  /*@ assert in: vuas_keyed_in(&u->run.message, u->run.length); */
  /*@ assert can: vuas_can_key(&w, u, b); */
  if (old) put_old_key(&w, u, b, with_to_tag);
  else put_branch_key(&w, u, b);
  u->run.key_end = w.at;
  /*@ assert can: vuas_can_key(&w, u, b); */
  put_request(&w, u, b);
  u->run.merge_end = w.at;
  u->run.key_hash = vuas_hash(u->run.secret, BY_KEY, u->run.key, 0, u->run.key_end);
  u->run.merge_hash = vuas_hash(u->run.secret, BY_REQUEST, u->run.key, u->run.key_end, u->run.merge_end);
  return !w.overflow;
}

/* --- tags (RFC 3261 19.3, 8.2.7) --- */

/*@ requires place: \valid(u);
    terminates \true; exits \false; assigns u->run.draft.tag[0 .. VUAS_TAG_BYTES - 1];
    ensures first_high: vuas_hex_there(&u->run.draft.tag[0], 0, first / 4294967296, 8);
    ensures first_low: vuas_hex_there(&u->run.draft.tag[0], 8, first % 4294967296, 8);
    ensures second_high: vuas_hex_there(&u->run.draft.tag[0], 16, second / 4294967296, 8);
    ensures second_low: vuas_hex_there(&u->run.draft.tag[0], 24, second % 4294967296, 8);
*/
static void write_tag(vuas *u, uint64_t first, uint64_t second)
{
  vuas_writer w;
  w.b = u->run.draft.tag;
  w.at = 0;
  w.cap = VUAS_TAG_BYTES;
  w.overflow = false;
  vuas_put_hex64(&w, first);
  vuas_put_hex64(&w, second);
}

void vuas_answer_tag(vuas *u)
{
  write_tag(u, vuas_hash(u->run.secret, ANSWER_TAG, u->run.key, 0, u->run.merge_end),
            vuas_hash(u->run.secret, ANSWER_TAG_MORE, u->run.key, 0, u->run.merge_end));
}

/* Slot and generation as one number. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures slot: \result / 4294967296 == h.slot;
    ensures generation: \result % 4294967296 == h.generation;
*/
static uint64_t place_of(vuas_handle h)
{
  return (uint64_t)h.slot * 4294967296 + h.generation;
}

/* A keyed code over the place h and the octets b[0 .. n-1]: who does not know the secret cannot make it. */
/*@ requires place: \valid_read(u);
    requires octets: n <= VUAS_MAX_MESSAGE && \valid_read(b + (0 .. n - 1));
    terminates \true; exits \false; assigns \nothing;
*/
static uint64_t code_of(const vuas *u, vuas_handle h, uint32_t domain, const uint8_t *b, uint32_t n)
{
  uint64_t seed[2];
  seed[0] = vuas_hash(u->run.secret, domain, b, 0, n);
  seed[1] = place_of(h);
  return vuas_hash(seed, domain, b, 0, 0);
}

void vuas_call_tag(vuas *u, vuas_handle call)
{
  write_tag(u, place_of(call), code_of(u, call, CALL_TAG, u->run.dialog.bytes, u->run.dialog.remote_tag_end));
}

/*@ requires ok: vuas_writer_ok(w);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, VUAS_COOKIE_BYTES);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> w->b[\old(w->at)] == 'z' && w->b[\old(w->at) + 1] == '9' && w->b[\old(w->at) +
      2] == 'h' &&
      w->b[\old(w->at) + 3] == 'G' && w->b[\old(w->at) + 4] == '4' && w->b[\old(w->at) + 5] == 'b' &&
        w->b[\old(w->at) + 6] == 'K';
*/
static void put_cookie(vuas_writer *w)
{
  vuas_put_byte(w, 'z');
  vuas_put_byte(w, '9');
  vuas_put_byte(w, 'h');
  vuas_put_byte(w, 'G');
  vuas_put_byte(w, '4');
  vuas_put_byte(w, 'b');
  vuas_put_byte(w, 'K');
}

/* The branch of a request of ours (RFC 3261 8.1.1.7), kept as the transaction's key. */
void vuas_make_branch(vuas *u, vuas_handle tx, uint32_t call)
{
  vuas_writer w;
  const vuas_call_slot *c = &u->store.calls[call];
  uint64_t code = code_of(u, tx, BRANCH, c->bytes, c->remote_tag_end);
  w.b = u->run.key;
  w.at = 0;
  w.cap = VUAS_BRANCH_BYTES;
  w.overflow = false;
  put_cookie(&w);
  /*@ assert cookie: w.at == VUAS_COOKIE_BYTES && !w.overflow; */
  vuas_put_hex64(&w, place_of(tx));
  /*@ assert place: w.at == VUAS_COOKIE_BYTES + 16 && !w.overflow; */
  /*@ assert slot: vuas_hex_there(w.b, VUAS_COOKIE_BYTES, tx.slot, 8); */
  /*@ assert generation: vuas_hex_there(w.b, VUAS_COOKIE_BYTES + 8, tx.generation, 8); */
  vuas_put_hex64(&w, code);
  /*@ assert slot: vuas_hex_there(w.b, VUAS_COOKIE_BYTES, tx.slot, 8); */
  /*@ assert generation: vuas_hex_there(w.b, VUAS_COOKIE_BYTES + 8, tx.generation, 8); */
  u->run.key_end = w.at;
  u->run.merge_end = w.at;
}

/* --- reading a place back --- */

/*@ terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result == vuas_place_digit(c);
    ensures bound: \result <= 16;
*/
static uint32_t hex_value(uint8_t c)
{
  if (c >= '0' && c <= '9') return (uint32_t)c - '0';
  if (c >= 'a' && c <= 'f') return (uint32_t)c - 'a' + 10;
  return 16;
}

/*@ // one more than the greatest number of so many hexadecimal digits
    logic integer vuas_digits_bound(integer k) =
      k == 0 ? 1 : k == 1 ? 0x10 : k == 2 ? 0x100 : k == 3 ? 0x1000 : k == 4 ? 0x10000 : k == 5 ? 0x100000 :
      k == 6 ? 0x1000000 : k == 7 ? 0x10000000 : 0x100000000;
*/

/*@ requires octets: i <= VUAS_MAX_MESSAGE + 8 && \valid_read(b + (i .. i + 7));
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: vuas_place_is(b, i, \result);
*/
static uint32_t read_hex32(const uint8_t *b, uint32_t i)
{
  uint32_t v = 0;
  /*@ loop invariant place: 0 <= k <= 8;
      loop invariant small: v < vuas_digits_bound(k);
      loop invariant digits: \forall integer j; 0 <= j < k ==> vuas_place_digit(b[i + j]) < 16;
      loop invariant value: v == vuas_place_value(b, i, k);
      loop assigns k, v;
      loop variant 8 - k;
  */
  for (uint32_t k = 0; k < 8; k++) {
    uint32_t d = hex_value(b[i + k]);
    /*@ assert digit: d == vuas_place_digit(b[i + k]); */
    if (d > 15) {
      /*@ assert none: 0 <= k < 8 && !(vuas_place_digit(b[i + k]) < 16); */
      /*@ assert not: !vuas_place_text(b, i); */
      return VUAS_NONE;
    }
    /*@ assert step: vuas_place_value(b, i, k + 1) == 16 * vuas_place_value(b, i, k) + d; */
    v = v * 16 + d;
  }
  return v;
}

vuas_handle vuas_place_in(const uint8_t *b, uint32_t i)
{
  vuas_handle h;
  h.slot = read_hex32(b, i);
  h.generation = read_hex32(b, i + 8);
  return h;
}
