/* SPDX-License-Identifier: Apache-2.0 */
#include "keys.h"

/* Domains of the keyed hash: a value made for one use is worth nothing for another. */
enum { BY_KEY = 1, BY_REQUEST, CALL_TAG, ANSWER_TAG, ANSWER_TAG_MORE, BRANCH, SOURCE };

/*@ // the span stands in b from at on with its letters lowercase
    predicate vuas_lowered{L}(uint8_t *b, integer at, uint8_t *src, integer i, integer len) =
      \forall integer k; at <= k < at + len ==> b[k] == vuas_lower(src[i + k - at]);
*/

/* The writer writes elsewhere than where keys come from. */
#define CAN_KEY(w, u, src) \
  vuas_writer_ok(w) && \valid_read(u) && \separated(w, u) && \
  \separated((w)->b + (0 .. (w)->cap - 1), &(u)->run.source) && \
  \separated((w)->b + (0 .. (w)->cap - 1), &(u)->run.message) && (u)->run.length <= VUAS_MAX_MESSAGE && \
  VUAS_READABLE(w, src, 0, (u)->run.length) && vuas_keyed_in(&(u)->run.message, (u)->run.length)

/* --- what a message in hand has: proof only --- */

/*@ ghost
  /@ requires in: vuas_message_in(m, n);
     terminates \true; exits \false; assigns \nothing;
     ensures vias: \forall integer k; 0 <= k < m->n_vias ==> vuas_via_at(&m->via[k], n);
     ensures from: vuas_name_addr_at(&m->from, n);
     ensures to: vuas_name_addr_at(&m->to, n);
     ensures ruri: vuas_span_in(m->ruri_text, n);
     ensures call_id: vuas_span_in(m->call_id, n);
  @/
  static void parts_known(const vuas_message *m, uint32_t n) {}
*/

/*@ ghost
  /@ requires in: vuas_via_at(v, n);
     terminates \true; exits \false; assigns \nothing;
     ensures branch: vuas_span_in(v->branch, n);
     ensures host: vuas_span_in(v->host, n);
     ensures value: vuas_span_in(v->value, n);
  @/
  static void via_known(const vuas_via *v, uint32_t n) {}
*/

/*@ ghost
  /@ requires in: vuas_name_addr_at(a, n);
     terminates \true; exits \false; assigns \nothing;
     ensures tag: vuas_span_in(a->tag, n);
  @/
  static void side_known(const vuas_name_addr *a, uint32_t n) {}
*/

/*@ ghost
  void vuas_can_key(const vuas_message *m, uint32_t n)
  {
    parts_known(m, n);
    via_known(&m->via[0], n);
    side_known(&m->from, n);
    side_known(&m->to, n);
  }
*/

/* --- keys (RFC 3261 17.2.3, 8.2.2.2) --- */

/*@ requires ok: vuas_writer_ok(w);
    requires source: VUAS_READABLE(w, b, s.off, s.off + s.len);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, s.len);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_lowered(w->b, \old(w->at), b, s.off, s.len);
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
    requires source: VUAS_READABLE(w, b, s.off, s.off + s.len);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, s.len + 1);
    ensures older: vuas_writer_kept{Old, Here}(w);
    ensures octets: !w->overflow ==> vuas_text_there(w->b, \old(w->at), b, s.off, s.len);
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

/* RFC 3261 17.2.3, rules 1 and 2: branch and sent-by. */
/*@ requires can: CAN_KEY(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_branch_key_size(&u->run.message));
    ensures port: !w->overflow ==>
      vuas_hex_there(w->b, w->at - 8, \old(vuas_key_port(&u->run.message, u->run.source.transport)), 8);
*/
static void put_branch_key(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  uint16_t port = u->run.source.transport == VUAS_TLS || u->run.source.transport == VUAS_WSS ? 5061 : 5060;
  if (u->run.message.via[0].has_port) port = u->run.message.via[0].port;
  /*@ assert port: port == \at(vuas_key_port(&u->run.message, u->run.source.transport), Pre); */
  vuas_put_byte(w, 'B');
  put_lower(w, b, u->run.message.via[0].branch);
  /*@ assert branch: vuas_wrote{Pre, Here}(w, 1 + u->run.message.via[0].branch.len); */
  vuas_put_byte(w, ' ');
  put_lower(w, b, u->run.message.via[0].host);
  /*@ assert host: vuas_wrote{Pre, Here}(w, 2 + u->run.message.via[0].branch.len + u->run.message.via[0].host.len); */
  vuas_put_byte(w, ' ');
  vuas_put_hex32(w, port);
}

/* 17.2.3 for clients of RFC 2543. The Request-URI counts as it is written and not by 19.1.4, whose equality no hash can
   follow, not being transitive: copies, ACK and CANCEL repeat that of their INVITE (9.1, 17.1.1.3). */
/*@ requires can: CAN_KEY(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_old_key_size(&u->run.message, with_to_tag ? \true : \false));
*/
static void put_old_key(vuas_writer *w, const vuas *u, const uint8_t *b, bool with_to_tag)
{
  vuas_put_byte(w, 'O');
  put_exact(w, b, u->run.message.ruri_text);
  put_exact(w, b, u->run.message.from.tag);
  /*@ assert tag: vuas_wrote{Pre, Here}(w, 3 + u->run.message.ruri_text.len + u->run.message.from.tag.len); */
  put_exact(w, b, u->run.message.call_id);
  vuas_put_hex32(w, u->run.message.cseq);
  put_exact(w, b, u->run.message.via[0].value);
  /*@ assert via: vuas_wrote{Pre, Here}(w, vuas_old_key_size(&u->run.message, \false)); */
  if (with_to_tag) put_exact(w, b, u->run.message.to.tag);
}

/*@ requires can: CAN_KEY(w, u, b);
    terminates \true; exits \false;
    assigns w->at, w->overflow, w->b[0 .. w->cap - 1];
    ensures ok: vuas_writer_ok(w);
    ensures exact: vuas_wrote{Old, Here}(w, vuas_request_key_size(&u->run.message));
    ensures method: !w->overflow ==> w->b[w->at - 1] == \old(u->run.message.method);
*/
static void put_request(vuas_writer *w, const vuas *u, const uint8_t *b)
{
  put_exact(w, b, u->run.message.from.tag);
  put_exact(w, b, u->run.message.call_id);
  vuas_put_hex32(w, u->run.message.cseq);
  vuas_put_byte(w, (uint8_t)u->run.message.method);
}

bool vuas_old_style(const vuas *u, const uint8_t *b)
{
  return !u->run.message.via[0].has_branch || !has_cookie(b, u->run.message.via[0].branch);
}

/*@ requires place: \valid(u) && \valid_read(b + (0 .. u->run.length - 1)) &&
      \separated(u, b + (0 .. u->run.length - 1));
    requires parts: u->run.length <= VUAS_MAX_MESSAGE && vuas_keyed_in(&u->run.message, u->run.length);
    terminates \true; exits \false;
    assigns u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end, u->run.key_hash, u->run.merge_hash;
    ensures ends: vuas_keys_ok(u);
    ensures old_fits: old ==>
      (\result <==> vuas_old_key_size(&u->run.message, with_to_tag ? \true : \false) +
        vuas_request_key_size(&u->run.message) <=
                      VUAS_KEY_BYTES) &&
      (\result ==> u->run.key_end == vuas_old_key_size(&u->run.message, with_to_tag ? \true : \false));
    ensures fits: !old ==>
      (\result <==> vuas_branch_key_size(&u->run.message) + vuas_request_key_size(&u->run.message) <= VUAS_KEY_BYTES) &&
      (\result ==> u->run.key_end == vuas_branch_key_size(&u->run.message));
    ensures merge: \result ==> u->run.merge_end == u->run.key_end + vuas_request_key_size(&u->run.message);
*/
static bool write_keys(vuas *u, const uint8_t *b, bool old, bool with_to_tag)
{
  vuas_writer w;
  w.b = u->run.key;
  w.at = 0;
  w.cap = VUAS_KEY_BYTES;
  w.overflow = false;
  if (old) put_old_key(&w, u, b, with_to_tag);
  else put_branch_key(&w, u, b);
  uint32_t key_end = w.at;
  put_request(&w, u, b);
  u->run.key_end = key_end;
  u->run.merge_end = w.at;
  u->run.key_hash = vuas_hash(u->run.secret, BY_KEY, u->run.key, 0, u->run.key_end);
  u->run.merge_hash = vuas_hash(u->run.secret, BY_REQUEST, u->run.key, u->run.key_end, u->run.merge_end);
  return !w.overflow;
}

bool vuas_make_keys(vuas *u, const uint8_t *b, bool with_to_tag)
{
  bool old = vuas_old_style(u, b);
  return write_keys(u, b, old, with_to_tag);
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

uint64_t vuas_source_hash(const vuas *u)
{
  return vuas_hash(u->run.secret, SOURCE, u->run.source.peer.ip, 0, u->run.source.peer.family == 6 ? 8 : 4);
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
    ensures range: 0 <= \result <= 0xFFFFFFFFFFFFFFFF;
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
      loop invariant digits: \forall integer j; i <= j < i + k ==> vuas_place_digit(b[j]) < 16;
      loop invariant value: v == vuas_place_value(b, i, k);
      loop assigns k, v;
      loop variant 8 - k;
  */
  for (uint32_t k = 0; k < 8; k++) {
    uint32_t d = hex_value(b[i + k]);
    if (d > 15) {
      /*@ assert none: !vuas_place_text(b, i); */
      return VUAS_NONE;
    }
    /*@ assert step: vuas_place_value(b, i, k + 1) == 16 * vuas_place_value(b, i, k) + d; */
    v = v * 16 + d;
  }
  /*@ assert text: vuas_place_text(b, i); */
  /*@ assert value: v == vuas_place_value(b, i, 8); */
  return v;
}

vuas_handle vuas_place_in(const uint8_t *b, uint32_t i)
{
  vuas_handle h;
  h.slot = read_hex32(b, i);
  h.generation = read_hex32(b, i + 8);
  return h;
}
