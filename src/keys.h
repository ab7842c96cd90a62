/* SPDX-License-Identifier: Apache-2.0 */
/* Matching keys of a request (RFC 3261 17.2.3, 8.2.2.2), tags (19.3, 8.2.7), the branch of a request of ours
   (8.1.1.7). */
#ifndef VUAS_KEYS_H
#define VUAS_KEYS_H

#include "core_state.h"
#include "put.h"

#define VUAS_COOKIE_BYTES 7  /* "z9hG4bK" */
#define VUAS_BRANCH_BYTES 39 /* the cookie, a transaction's place, a keyed code */

/*@ // the branch begins with the magic cookie, in any case, and something follows it (RFC 3261 8.1.1.7)
    predicate vuas_cookie_at{L}(uint8_t *b, vuas_span s) =
      s.len > VUAS_COOKIE_BYTES && vuas_lower(b[s.off]) == 'z' && b[s.off + 1] == '9' &&
      vuas_lower(b[s.off + 2]) == 'h' &&
      vuas_lower(b[s.off + 3]) == 'g' && b[s.off + 4] == '4' && vuas_lower(b[s.off + 5]) == 'b' &&
      vuas_lower(b[s.off + 6]) == 'k';

    predicate vuas_is_old{L}(uint8_t *b, vuas_message *m) =
      !m->via[0].has_branch || !vuas_cookie_at(b, m->via[0].branch);

    // the places of the message that keys are made of lie in its n octets
    predicate vuas_keyed_in{L}(vuas_message *m, integer n) =
      m->method <= VUAS_METHOD_LAST && vuas_span_in(m->ruri_text, n) && vuas_span_in(m->from.tag, n) &&
      vuas_span_in(m->to.tag, n) && vuas_span_in(m->call_id, n) &&
      vuas_span_in(m->via[0].branch, n) && vuas_span_in(m->via[0].host, n) && vuas_span_in(m->via[0].value, n);

    // octets of the key of a transaction (17.2.3): 'B', branch, sent-by and its port; or 'O', Request-URI, From tag,
    // Call-ID, CSeq number, topmost Via, all that RFC 2543 compared, and the To tag; of the request (8.2.2.2):
    // From tag, Call-ID, CSeq
    logic integer vuas_branch_key_size{L}(vuas_message *m) = m->via[0].branch.len + m->via[0].host.len + 11;
    logic integer vuas_old_key_size{L}(vuas_message *m, boolean with_to_tag) =
      m->ruri_text.len + m->from.tag.len + m->call_id.len + m->via[0].value.len + 13 +
        (with_to_tag ? m->to.tag.len + 1 : 0);
    logic integer vuas_request_key_size{L}(vuas_message *m) = m->from.tag.len + m->call_id.len + 11;

    // the sent-by's port, or the transport's own (17.2.3, 18.2.2)
    logic integer vuas_key_port{L}(vuas_message *m, integer transport) =
      m->via[0].has_port ? m->via[0].port : transport == VUAS_TLS || transport == VUAS_WSS ? 5061 : 5060;

    // eight lowercase hexadecimal digits and the number they write
    logic integer vuas_place_digit(integer c) =
      '0' <= c && c <= '9' ? c - '0' : 'a' <= c && c <= 'f' ? c - 'a' + 10 : 16;
    logic integer vuas_place_value{L}(uint8_t *b, integer i, integer k) =
      k <= 0 ? 0 : 16 * vuas_place_value(b, i, k - 1) + vuas_place_digit(b[i + k - 1]);
    predicate vuas_place_text{L}(uint8_t *b, integer i) =
      \forall integer k; i <= k < i + 8 ==> vuas_place_digit(b[k]) < 16;
    predicate vuas_place_is{L}(uint8_t *b, integer i, integer v) =
      (vuas_place_text(b, i) ==> v == vuas_place_value(b, i, 8)) && (!vuas_place_text(b, i) ==> v == VUAS_NONE);
*/

/* In proofs: a message in hand has what keys need. */
/*@ ghost
  /@ requires place: \valid_read(m);
     requires in: vuas_message_in(m, n) && 1 <= m->n_vias && n <= VUAS_MAX_MESSAGE;
     terminates \true; exits \false; assigns \nothing;
     ensures keyed: vuas_keyed_in(m, n);
  @/
  void vuas_can_key(const vuas_message *m, uint32_t n);
*/

/* Whether the request in hand matches by the rules of RFC 2543: its branch has no magic cookie, or nothing after it. */
/*@ requires place: \valid_read(u) && u->run.length <= VUAS_MAX_MESSAGE && \valid_read(b + (0 .. u->run.length - 1));
    requires branch: vuas_span_in(u->run.message.via[0].branch, u->run.length);
    terminates \true; exits \false; assigns \nothing;
    ensures meaning: \result <==> vuas_is_old(b, &u->run.message);
    ensures absent: !u->run.message.via[0].has_branch ==> \result;
*/
bool vuas_old_style(const vuas *u, const uint8_t *b);

/* The request's keys, to u->run; false when they are too long to be kept. with_to_tag: old-style keys end with the To
   tag. ends: the parts are in order; fits, old_fits: exactly when they do, and so many octets. */
/*@ requires place: \valid(u) && \valid_read(b + (0 .. u->run.length - 1)) &&
      \separated(u, b + (0 .. u->run.length - 1));
    requires parts: u->run.length <= VUAS_MAX_MESSAGE && vuas_keyed_in(&u->run.message, u->run.length);
    terminates \true; exits \false;
    assigns u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end, u->run.key_hash, u->run.merge_hash;
    ensures ends: vuas_keys_ok(u);
    ensures old_fits: \old(vuas_is_old(b, &u->run.message)) ==>
      (\result <==> vuas_old_key_size(&u->run.message, with_to_tag ? \true : \false) +
        vuas_request_key_size(&u->run.message) <= VUAS_KEY_BYTES) &&
      (\result ==> u->run.key_end == vuas_old_key_size(&u->run.message, with_to_tag ? \true : \false));
    ensures fits: !\old(vuas_is_old(b, &u->run.message)) ==>
      (\result <==> vuas_branch_key_size(&u->run.message) + vuas_request_key_size(&u->run.message) <= VUAS_KEY_BYTES) &&
      (\result ==> u->run.key_end == vuas_branch_key_size(&u->run.message));
    ensures merge: \result ==> u->run.merge_end == u->run.key_end + vuas_request_key_size(&u->run.message);
*/
bool vuas_make_keys(vuas *u, const uint8_t *b, bool with_to_tag);

/* The To tag of an answer without a call, to the draft: a keyed function of the request, so that its retransmissions
   get the same (RFC 3261 8.2.7). */
/*@ requires place: \valid(u) && vuas_keys_ok(u);
    terminates \true; exits \false; assigns u->run.draft.tag[0 .. VUAS_TAG_BYTES - 1];
    ensures digits: \forall integer k; k == 0 || k == 8 || k == 16 || k == 24 ==>
      \exists integer v; vuas_hex_there(&u->run.draft.tag[0], k, v, 8);
*/
void vuas_answer_tag(vuas *u);

/* The local tag of the dialog in u->run.dialog, to the draft: slot and generation, and a keyed code over them, Call-ID
   and remote tag (RFC 3261 19.3). */
/*@ requires place: \valid(u) && u->run.dialog.remote_tag_end <= VUAS_CALL_BYTES;
    terminates \true; exits \false; assigns u->run.draft.tag[0 .. VUAS_TAG_BYTES - 1];
    ensures slot: vuas_hex_there(&u->run.draft.tag[0], 0, call.slot, 8);
    ensures generation: vuas_hex_there(&u->run.draft.tag[0], 8, call.generation, 8);
*/
void vuas_call_tag(vuas *u, vuas_handle call);

/* The branch of a request of ours within this call, as the key in hand (RFC 3261 8.1.1.7): cookie, tx's place,
   a keyed code. */
/*@ requires place: vuas_mem(u) && call < u->store.n_calls && u->store.calls[call].remote_tag_end <= VUAS_CALL_BYTES;
    terminates \true; exits \false;
    assigns u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end;
    ensures ends: u->run.key_end == VUAS_BRANCH_BYTES && u->run.merge_end == VUAS_BRANCH_BYTES;
    ensures cookie: u->run.key[0] == 'z' && u->run.key[1] == '9' && u->run.key[2] == 'h' && u->run.key[3] == 'G' &&
      u->run.key[4] == '4' && u->run.key[5] == 'b' && u->run.key[6] == 'K';
    ensures slot: vuas_hex_there(&u->run.key[0], VUAS_COOKIE_BYTES, tx.slot, 8);
    ensures generation: vuas_hex_there(&u->run.key[0], VUAS_COOKIE_BYTES + 8, tx.generation, 8);
*/
void vuas_make_branch(vuas *u, vuas_handle tx, uint32_t call);

/* The source of the request in hand, as a number: its IPv4 address, or the first half of its IPv6 address, since
   whoever has one address there mostly has all. */
/*@ requires place: \valid_read(u);
    terminates \true; exits \false; assigns \nothing;
    ensures range: 0 <= \result <= 0xFFFFFFFFFFFFFFFF;
*/
uint64_t vuas_source_hash(const vuas *u);

/* The place that a tag or branch of ours names: sixteen hexadecimal digits from i on; slot VUAS_NONE when they
   are none. */
/*@ requires octets: i <= VUAS_MAX_MESSAGE && \valid_read(b + (i .. i + 15));
    terminates \true; exits \false; assigns \nothing;
    ensures slot: vuas_place_is(b, i, \result.slot);
    ensures generation: vuas_place_is(b, i + 8, \result.generation);
*/
vuas_handle vuas_place_in(const uint8_t *b, uint32_t i);

#endif
