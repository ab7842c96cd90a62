/* SPDX-License-Identifier: Apache-2.0 */
/* How the peer starts the core and what it says to it: requests, and responses to a BYE. Tests include peer.h. */
#ifndef VUAS_TESTS_PEER_REQUEST_H
#define VUAS_TESTS_PEER_REQUEST_H

#include "peer_base.h"

/* ---- start ---- */

static inline vuas_address ip4(uint8_t a, uint8_t b, uint8_t c, uint8_t d, uint16_t port)
{
  vuas_address r = {.family = 4, .ip = {a, b, c, d}, .port = port};
  return r;
}

static inline vuas_status start(void)
{
  static const uint64_t secret[2] = {0x0123456789abcdef, 0xfedcba9876543210};
  memset(&P.u, 0xA5, sizeof P.u);
  memset(&P.arrays, 0xA5, sizeof P.arrays);
  return vuas_init(&P.u, &P.config, &P.memory, secret);
}

/* The defaults of RFC 3261, four calls, sixteen transactions. */
static inline int fresh(void **state)
{
  uint8_t *guard = P.guard;
  (void)state;
  memset(&P, 0, sizeof P);
  P.guard = guard;
  if (guard == NULL) {
    size_t size = 0x20000;
    P.guard = mmap(NULL, size + 0x1000, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (P.guard == MAP_FAILED || mprotect(P.guard + size, 0x1000, PROT_NONE) != 0) return -1;
    P.guard += size;
  }
  P.config.layout = VUAS_LAYOUT;
  P.config.timing = (vuas_timing){500, 4000, 5000};
  P.config.trying_ms = 200;
  P.config.refresh_ms = 60000;
  P.config.retry_after_s = 7;
  P.memory = (vuas_memory){P.arrays.calls,      PEER_CALLS,          P.arrays.txs, PEER_TXS,
                           P.arrays.by_key,     P.arrays.by_request, PEER_BUCKETS, P.arrays.deadlines,
                           P.arrays.free_calls, P.arrays.free_txs};
  P.path.peer = ip4(192, 0, 2, 1, 5060);
  P.path.local = ip4(198, 51, 100, 7, 5060);
  P.path.transport = VUAS_UDP;
  P.path.binding = 3;
  P.path.connection = 4;
  P.now = PEER_START;
  if (start() != VUAS_OK) return -1;
  return vuas_check(&P.u) ? 0 : -1;
}
#define T(test) cmocka_unit_test_setup(test, fresh)

/* ---- requests ---- */

static inline request req(const char *method, const char *branch)
{
  request r = {.method = method,
               .ruri = "sip:bob@example.com",
               .version = "SIP/2.0",
               .transport = "UDP",
               .sent_by = "192.0.2.1:5060",
               .branch = branch,
               .via_params = "",
               .from = "Alice <sip:alice@example.org>",
               .from_tag = "a1",
               .to = "<sip:bob@example.com>",
               .call_id = "c1@192.0.2.1",
               .cseq = "1",
               .cseq_method = method,
               .max_forwards = "70",
               .contact = "<sip:alice@192.0.2.1:5070>"};
  return r;
}

static inline request invite(const char *branch)
{
  request r = req("INVITE", branch);
  r.content_type = SDP;
  r.body = OFFER;
  return r;
}

/* In the dialog of the last INVITE answered. */
static inline request within(const char *method, const char *branch, const char *cseq)
{
  request r = req(method, branch);
  r.to_tag = P.tag;
  r.cseq = cseq;
  r.call_id = P.invite.call_id;
  r.from = P.invite.from;
  r.from_tag = P.invite.from_tag;
  r.to = P.invite.to;
  return r;
}

/* CANCEL, and ACK to a final response other than 2xx: same topmost Via, same ids (9.1, 17.1.1.3). */
static inline request same_transaction(const char *method, const request *of)
{
  request r = *of;
  r.method = r.cseq_method = method;
  r.contact = r.content_type = r.body = r.rows = NULL;
  return r;
}

static inline void put(const char *format, ...) __attribute__((format(printf, 1, 2)));
static inline void put(const char *format, ...)
{
  va_list args;
  va_start(args, format);
  P.length += (uint32_t)vsnprintf(P.text + P.length, sizeof P.text - P.length, format, args);
  va_end(args);
  assert_true(P.length < sizeof P.text);
}

static inline void write_request(const request *r)
{
  P.length = 0;
  put("%s %s %s\r\n", r->method, r->ruri, r->version);
  if (r->vias != NULL)
    put("%s", r->vias);
  else if (r->branch != NULL)
    put("Via: SIP/2.0/%s %s;branch=%s%s\r\n", r->transport, r->sent_by, r->branch, r->via_params);
  else
    put("Via: SIP/2.0/%s %s%s\r\n", r->transport, r->sent_by, r->via_params);
  if (r->from != NULL) put("From: %s%s%s\r\n", r->from, r->from_tag ? ";tag=" : "", r->from_tag ? r->from_tag : "");
  if (r->to != NULL) put("To: %s%s%s\r\n", r->to, r->to_tag ? ";tag=" : "", r->to_tag ? r->to_tag : "");
  if (r->call_id != NULL) put("Call-ID: %s\r\n", r->call_id);
  if (r->cseq != NULL) put("CSeq: %s %s\r\n", r->cseq, r->cseq_method);
  if (r->max_forwards != NULL) put("Max-Forwards: %s\r\n", r->max_forwards);
  if (r->contact != NULL) put("Contact: %s\r\n", r->contact);
  if (r->rows != NULL) put("%s", r->rows);
  if (r->content_type != NULL) put("Content-Type: %s\r\n", r->content_type);
  put("Content-Length: %u\r\n\r\n%s", r->body ? (unsigned)strlen(r->body) : 0, r->body ? r->body : "");
}

/* Octets as they are, read from memory that ends at an unreadable page. */
static inline vuas_status hear_bytes(const void *bytes, uint32_t n)
{
  uint8_t *at = P.guard - n;
  assert_true(n <= 0x20000);
  memcpy(at, bytes, n);
  if (getenv("PEER_TRACE"))
    printf("  %8llu <-- %.*s\n", (unsigned long long)P.now, (int)strcspn((const char *)bytes, "\r"),
           (const char *)bytes);
  blank_out();
  vuas_status s = vuas_receive(&P.u, P.now, &P.path, at, n, &P.out);
  after(s);
  assert_false(P.out.more);
  return s;
}

static inline void hear(const request *r)
{
  write_request(r);
  assert_int_equal(hear_bytes(P.text, P.length), VUAS_OK);
}

/* A response to a request of the core's own: its Via, From, To, Call-ID and CSeq, as they came. */
static inline void respond(const peer_packet *to, const char *status_and_reason)
{
  P.length = 0;
  put("SIP/2.0 %s\r\nVia: %s\r\nFrom: %s\r\n", status_and_reason, row(to, "Via", 0), row(to, "From", 0));
  put("To: %s\r\nCall-ID: %s\r\nCSeq: %s\r\nContent-Length: 0\r\n\r\n", row(to, "To", 0), row(to, "Call-ID", 0),
      row(to, "CSeq", 0));
  assert_int_equal(hear_bytes(P.text, P.length), VUAS_OK);
}

#endif
