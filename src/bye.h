/* SPDX-License-Identifier: Apache-2.0 */
/* A BYE of ours (RFC 3261 12.2.1.1, 15.1.1). */
#ifndef VUAS_BYE_H
#define VUAS_BYE_H

#include "calls.h"
#include "keys.h"
#include "pool.h"
#include "request_uri.h"
#include "tail.h"

/* Octets of a BYE up to what ends it, at the most: what its call holds, the host, 20 phrases, tag, branch, numbers and
   a few octets more. With its end it always fits. */
#define VUAS_BYE_MOST \
  (VUAS_CALL_BYTES + VUAS_MAX_IDENTITY + 20 * VUAS_PHRASE_ROW + VUAS_TAG_BYTES + VUAS_BRANCH_BYTES + 32)
#if VUAS_BYE_MOST + VUAS_LENGTH_MOST > VUAS_TX_BYTES
#error "VUAS_TX_BYTES is too small for a BYE of VUAS_CALL_BYTES"
#endif

/*@ // octets of a BYE's parts, from c's dialog: request line without its URI and the Via up to the host; the rest of
    // it, and Max-Forwards; From and To; Call-ID and CSeq without its number; Route
    logic integer vuas_bye_line_size{L}(vuas_call_slot *c) =
      vuas_phrase_size(VUAS_PHRASE_BYE_REQUEST) + vuas_phrase_size(VUAS_PHRASE_REQUEST_END) +
      vuas_phrase_size(VUAS_PHRASE_VIA_VERSION) + vuas_phrase_size(VUAS_PHRASE_TRANSPORT + c->path.transport) + 1;
    logic integer vuas_bye_via_size{L} =
      vuas_phrase_size(VUAS_PHRASE_BRANCH) + VUAS_BRANCH_BYTES - VUAS_COOKIE_BYTES +
        vuas_phrase_size(VUAS_PHRASE_RPORT) +
      vuas_phrase_size(VUAS_PHRASE_CRLF) + vuas_phrase_size(VUAS_PHRASE_MAX_FORWARDS);
    logic integer vuas_bye_sides_size{L}(vuas_call_slot *c) =
      vuas_phrase_size(VUAS_PHRASE_FROM) + (c->local_end - c->remote_tag_end) + vuas_phrase_size(VUAS_PHRASE_TAG) +
        VUAS_TAG_BYTES +
      vuas_phrase_size(VUAS_PHRASE_CRLF) + vuas_row_size(VUAS_PHRASE_TO, c->remote_end - c->local_end);
    logic integer vuas_bye_ids_size{L}(vuas_call_slot *c) =
      vuas_row_size(VUAS_PHRASE_CALL_ID, c->call_id_end) + vuas_phrase_size(VUAS_PHRASE_CSEQ) +
        vuas_phrase_size(VUAS_PHRASE_CSEQ_BYE);
    logic integer vuas_bye_route_size{L}(vuas_call_slot *c) =
      c->routes_end == c->target_end ? 0 : vuas_row_size(VUAS_PHRASE_ROUTE, c->routes_end - c->target_end);
    logic integer vuas_bye_least{L}(vuas *u, vuas_call_slot *c, boolean no_ack) =
      vuas_bye_line_size(c) + vuas_host_least(u, &c->path.local) + vuas_bye_via_size + vuas_bye_sides_size(c) +
      vuas_bye_ids_size(c) + 1 + vuas_bye_route_size(c) + (no_ack ? vuas_phrase_size(VUAS_PHRASE_REASON_NO_ACK) : 0);

    // of the Request-URI: the remote target without what may not stand there
    logic integer vuas_bye_uri_size{L}(vuas_call_slot *c, vuas_request_uri r) = r.end - c->remote_end + (r.to - r.from);
    predicate vuas_bye_uri{L}(vuas_call_slot *c, vuas_request_uri r) =
      vuas_request_uri_is(&c->bytes[0], c->remote_end, c->target_end, r);

    // the draft's destination is this address
    predicate vuas_goes_to{L}(vuas_draft *d, vuas_address *a) =
      d->path.peer.family == a->family && d->path.peer.port == a->port && d->path.peer.scope == a->scope &&
      d->path.peer.ip == a->ip;
    predicate vuas_comes_from{L}(vuas_draft *d, vuas_address *a) =
      d->path.local.family == a->family && d->path.local.port == a->port && d->path.local.scope == a->scope &&
      d->path.local.ip == a->ip;
*/

/* Begins the BYE of call i as the draft, up to the rows that vuas_draft_more or vuas_draft_close adds; the key
   in hand becomes its branch. no_ack: a Reason row says that the ACK never came (RFC 3326).
   least: nothing is left out but what of the remote target is no part of a Request-URI; most: its end fits; path,
   next, direct: it goes the call's way, to the next hop if that is known. */
/*@ requires ok: vuas_ok(u) && i < u->store.n_calls && u->store.calls[i].state != VUAS_CALL_FREE;
    terminates \true; exits \false;
    assigns u->run.draft, u->run.key[0 .. VUAS_KEY_BYTES - 1], u->run.key_end, u->run.merge_end;
    ensures draft: vuas_draft_ok(&u->run.draft) && u->run.draft.status == 0 && u->run.draft.routes_end == 0;
    ensures keys: vuas_keys_ok(u);
    ensures branch: u->run.key_end == VUAS_BRANCH_BYTES && u->run.merge_end == VUAS_BRANCH_BYTES;
    ensures least: \forall vuas_request_uri r; vuas_bye_uri{Pre}(&u->store.calls[i], r) ==>
      u->run.draft.tail_end >= \old(vuas_bye_least(u, &u->store.calls[i], no_ack ? \true : \false)) +
        vuas_bye_uri_size{Pre}(&u->store.calls[i], r);
    ensures most: u->run.draft.tail_end <= VUAS_BYE_MOST;
    ensures path: u->run.draft.path.binding == u->store.calls[i].path.binding &&
      u->run.draft.path.connection == u->store.calls[i].path.connection &&
      u->run.draft.path.transport == u->store.calls[i].path.transport &&
        vuas_comes_from(&u->run.draft, &u->store.calls[i].path.local);
    ensures next: u->store.calls[i].next_hop.family != 0 ==> vuas_goes_to(&u->run.draft, &u->store.calls[i].next_hop);
    ensures direct: u->store.calls[i].next_hop.family == 0 ==>
      vuas_goes_to(&u->run.draft, &u->store.calls[i].path.peer);
*/
void vuas_draft_bye(vuas *u, uint32_t i, bool no_ack);

#endif
