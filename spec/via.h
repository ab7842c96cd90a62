/* SPDX-License-Identifier: Apache-2.0 */
/* What a Via value means (RFC 3261 20.42 and 25.1, RFC 3581 3). Included by src/via.h. */
#ifndef VUAS_SPEC_VIA_H
#define VUAS_SPEC_VIA_H

#include "field.h"

/*@ // sent-protocol: the places of version and transport, the end of the transport, and the host after it
    logic integer vuas_via_version(uint8_t *b, integer i, integer n) = vuas_slash_end(b, i, n);
    logic integer vuas_via_transport(uint8_t *b, integer i, integer n) = vuas_slash_end(b, vuas_slash_end(b, i, n), n);
    logic integer vuas_via_transport_end(uint8_t *b, integer i, integer n) =
      vuas_token_end(b, vuas_via_transport(b, i, n), n);
    logic integer vuas_via_host(uint8_t *b, integer i, integer n) = vuas_lws_end(b, vuas_via_transport_end(b, i, n), n);

    predicate vuas_via_protocol{L}(uint8_t *b, integer i, integer n) =
      vuas_via_version(b, i, n) >= 0 && vuas_via_transport(b, i, n) >= 0 &&
      vuas_via_transport(b, i, n) < vuas_via_transport_end(b, i, n) < vuas_via_host(b, i, n) < n;

    // the octets [v, e) are 2.0
    predicate vuas_version_two{L}(uint8_t *b, integer v, integer e) =
      e - v == 3 && b[v] == '2' && b[v + 1] == '.' && b[v + 2] == '0';

    // [i, n) begins with SIP / 2.0
    predicate vuas_via_known{L}(uint8_t *b, integer i, integer n) =
      vuas_word_at(b, i, vuas_token_end(b, i, n), VUAS_WORD_SIP) &&
      vuas_version_two(b, vuas_via_version(b, i, n), vuas_token_end(b, vuas_via_version(b, i, n), n));

    // t is the transport that [i, e) names
    predicate vuas_transport_named{L}(uint8_t *b, integer i, integer e, integer t) =
      t <= VUAS_TRANSPORT_OTHER &&
      (t == VUAS_UDP ==> vuas_word_at(b, i, e, VUAS_WORD_UDP)) &&
      (t == VUAS_TCP ==> vuas_word_at(b, i, e, VUAS_WORD_TCP)) &&
      (t == VUAS_TLS ==> vuas_word_at(b, i, e, VUAS_WORD_TLS)) &&
      (t == VUAS_SCTP ==> vuas_word_at(b, i, e, VUAS_WORD_SCTP)) &&
      (t == VUAS_WS ==> vuas_word_at(b, i, e, VUAS_WORD_WS)) &&
      (t == VUAS_WSS ==> vuas_word_at(b, i, e, VUAS_WORD_WSS)) &&
      (t == VUAS_TRANSPORT_OTHER ==>
        !vuas_word_at(b, i, e, VUAS_WORD_UDP) && !vuas_word_at(b, i, e, VUAS_WORD_TCP) &&
        !vuas_word_at(b, i, e, VUAS_WORD_TLS) && !vuas_word_at(b, i, e, VUAS_WORD_SCTP) &&
        !vuas_word_at(b, i, e, VUAS_WORD_WS) && !vuas_word_at(b, i, e, VUAS_WORD_WSS));

    // t is what the transport of the sent-protocol means: one that is known if it is SIP/2.0 and one of these names
    predicate vuas_via_transport_is{L}(uint8_t *b, integer i, integer n, integer t) =
      (vuas_via_known(b, i, n) ==>
        vuas_transport_named(b, vuas_via_transport(b, i, n), vuas_via_transport_end(b, i, n), t)) &&
      (!vuas_via_known(b, i, n) ==> t == VUAS_TRANSPORT_OTHER);
*/

/*@ // where a port's digits stand: after the host's end h, a colon and white space around it
    logic boolean vuas_via_colon(uint8_t *b, integer h, integer n) =
      vuas_lws_end(b, h, n) < n && b[vuas_lws_end(b, h, n)] == ':';
    logic integer vuas_via_port(uint8_t *b, integer h, integer n) = vuas_lws_end(b, vuas_lws_end(b, h, n) + 1, n);

    // the port after the host that ends at h, and the place after it, where the parameters begin
    logic integer vuas_sent_port_end(uint8_t *b, integer h, integer n) =
      vuas_via_colon(b, h, n) ? vuas_digits_end(b, vuas_via_port(b, h, n), n) : h;
    predicate vuas_sent_port_at{L}(uint8_t *b, integer h, integer n, integer has, integer port) =
      vuas_via_colon(b, h, n) ?
        has == 1 && vuas_via_port(b, h, n) < vuas_sent_port_end(b, h, n) && 1 <= port <= 65535 &&
        port == vuas_decimal_value(b, vuas_via_port(b, h, n), vuas_sent_port_end(b, h, n)) :
        has == 0 && port == 0;

    // the host [i, h): what it is, and that no octet of a host follows it
    predicate vuas_via_host_at{L}(uint8_t *b, integer i, integer h, integer n, integer kind) =
      i < h <= n && kind != VUAS_HOST_NONE && vuas_host_kind_is(b, i, h, kind) &&
      (b[i] != '[' ==> h == vuas_run_end(VUAS_CLASS_HOST, b, i, n));
*/

/*@ // the parameter rport, whose name and value are s: its value is the digits after the equals sign
    predicate vuas_rport_at{L}(uint8_t *b, integer n, vuas_span s, integer has_value, integer port) =
      has_value == 1 ?
        s.len > 5 && 1 <= port <= 65535 &&
        port == vuas_decimal_value(b, vuas_value_from(b, s.off + 5, n), s.off + s.len) :
        s.len == 5 && has_value == 0 && port == 0;

    // one of the parameters that drive where a response goes and what it belongs to
    predicate vuas_driving_param{L}(uint8_t *b, vuas_param p) =
      vuas_param_named(b, p, VUAS_WORD_BRANCH) || vuas_param_named(b, p, VUAS_WORD_RECEIVED) ||
      vuas_param_named(b, p, VUAS_WORD_RPORT) || vuas_param_named(b, p, VUAS_WORD_MADDR);

    // how the parameter p changes what is known of the one that is named w
    predicate vuas_via_step{L}(uint8_t *b, vuas_param p, integer w, integer had, vuas_span was, integer has,
      vuas_span now,
      vuas_span part) =
      (vuas_param_named(b, p, w) ==> had == 0 && has == 1 && now == part) &&
      (!vuas_param_named(b, p, w) ==> has == had && now == was);

    predicate vuas_via_steps{L}(uint8_t *b, vuas_param p, vuas_via v, vuas_via x) =
      vuas_via_step(b, p, VUAS_WORD_BRANCH, v.has_branch ? 1 : 0, v.branch, x.has_branch ? 1 : 0, x.branch, p.value) &&
      vuas_via_step(b, p, VUAS_WORD_RECEIVED, v.has_received ? 1 : 0, v.received, x.has_received ? 1 : 0, x.received,
        p.value) &&
      vuas_via_step(b, p, VUAS_WORD_RECEIVED, v.has_received ? 1 : 0, v.received_param, x.has_received ? 1 : 0,
        x.received_param, p.whole) &&
      vuas_via_step(b, p, VUAS_WORD_RPORT, v.has_rport ? 1 : 0, v.rport_param, x.has_rport ? 1 : 0, x.rport_param,
        p.whole) &&
      vuas_via_step(b, p, VUAS_WORD_MADDR, v.has_maddr ? 1 : 0, v.maddr, x.has_maddr ? 1 : 0, x.maddr, p.value);
*/

/*@ // what holds of the parameters that were read so far, whichever they were; said of the parts that each of them sets
    predicate vuas_branch_good{L}(uint8_t *b, integer has, integer off, integer len) =
      has == 1 ? len > 0 && vuas_all_token(b, off, off + len) : off == 0 && len == 0;
    predicate vuas_received_good{L}(uint8_t *b, integer has, integer off, integer len, vuas_span whole) =
      has == 1 ? vuas_ip(b, off, off + len) == \true : off == 0 && len == 0 && vuas_no_span(whole);
    predicate vuas_rport_good{L}(uint8_t *b, integer n, integer has, vuas_span whole, integer has_value, integer port) =
      has == 1 ? vuas_rport_at(b, n, whole, has_value, port) : vuas_no_span(whole) && has_value == 0 && port == 0;
    predicate vuas_maddr_good{L}(uint8_t *b, integer has, integer off, integer len) =
      has == 1 ? vuas_is_host(b, off, off + len) : off == 0 && len == 0;
*/

#define VUAS_VIA_GOOD(b, v) \
  vuas_branch_good(b, (v).has_branch ? 1 : 0, (v).branch.off, (v).branch.len) && \
  vuas_received_good(b, (v).has_received ? 1 : 0, (v).received.off, (v).received.len, (v).received_param) && \
  vuas_maddr_good(b, (v).has_maddr ? 1 : 0, (v).maddr.off, (v).maddr.len)
#define VUAS_VIA_VALUES(b, n, v) \
  VUAS_VIA_GOOD(b, v) && \
  vuas_rport_good(b, n, (v).has_rport ? 1 : 0, (v).rport_param, (v).has_rport_value ? 1 : 0, (v).rport)

/*@ predicate vuas_via_values{L}(uint8_t *b, integer n, vuas_via v) = VUAS_VIA_VALUES(b, n, v);

    // [r, k) is a list of parameters, and v says what its branch, received, rport and maddr are, each of which stands
    // once at most
    predicate vuas_via_read{L}(uint8_t *b, integer r, integer k, integer n, vuas_via v) =
      vuas_list_value(b, r, k, n, VUAS_WORD_BRANCH, v.has_branch ? 1 : 0, v.branch.off, v.branch.len) &&
      vuas_list_value(b, r, k, n, VUAS_WORD_RECEIVED, v.has_received ? 1 : 0, v.received.off, v.received.len) &&
      vuas_list_whole(b, r, k, n, VUAS_WORD_RECEIVED, v.has_received ? 1 : 0, v.received_param.off,
        v.received_param.len) &&
      vuas_list_whole(b, r, k, n, VUAS_WORD_RPORT, v.has_rport ? 1 : 0, v.rport_param.off, v.rport_param.len) &&
      vuas_list_value(b, r, k, n, VUAS_WORD_MADDR, v.has_maddr ? 1 : 0, v.maddr.off, v.maddr.len);

    // the places of the parameters that are rewritten lie in [r, n)
    predicate vuas_via_params_in(vuas_via v, integer r, integer n) =
      vuas_span_in(v.branch, n) && vuas_span_in(v.received, n) && vuas_span_in(v.maddr, n) &&
      (v.has_rport ==> r < v.rport_param.off && v.rport_param.off + v.rport_param.len <= n) &&
      (v.has_received ==> r < v.received_param.off && v.received_param.off + v.received_param.len <= n);
*/

/*@ // v is what the value [i, n) says
    predicate vuas_via_is{L}(uint8_t *b, integer i, integer n, vuas_via v) =
      vuas_via_protocol(b, i, n) &&
      vuas_span_is(v.transport_text, vuas_via_transport(b, i, n), vuas_via_transport_end(b, i, n)) &&
      vuas_via_transport_is(b, i, n, v.transport) &&
      v.host.off == vuas_via_host(b, i, n) && vuas_via_host_at(b, v.host.off, v.host.off + v.host.len, n,
        v.host_kind) &&
      vuas_sent_port_at(b, v.host.off + v.host.len, n, v.has_port ? 1 : 0, v.port) &&
      vuas_via_read(b, vuas_sent_port_end(b, v.host.off + v.host.len, n), n, n, v);

    predicate vuas_via_value_is(vuas_via v, integer i, integer n) = vuas_span_is(v.value, i, n);

    // v has no parts but its parameters
    predicate vuas_via_bare(vuas_via v) =
      v.transport == VUAS_TRANSPORT_OTHER && v.host_kind == VUAS_HOST_NONE && !v.has_port && v.port == 0 &&
      vuas_no_span(v.transport_text) && vuas_no_span(v.host);
*/

#endif
