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

    // the end of the host
    logic integer vuas_via_host_end(uint8_t *b, integer i, integer n) = vuas_host_end(b, vuas_via_host(b, i, n), n);
*/

/*@ // what the value [s, e) of a parameter that is named [i, t) may be; has: it has one
    predicate vuas_port_value{L}(uint8_t *b, integer s, integer e) =
      s < e && vuas_all_digits(b, s, e) && 1 <= vuas_decimal_value(b, s, e) <= 65535;
    predicate vuas_ttl_value{L}(uint8_t *b, integer s, integer e) =
      s < e && vuas_all_digits(b, s, e) && vuas_decimal_value(b, s, e) <= 255;
    predicate vuas_named_value{L}(uint8_t *b, integer i, integer t, integer has, integer s, integer e) =
      (vuas_word_at(b, i, t, VUAS_WORD_BRANCH) ==> s < e && vuas_all_token(b, s, e)) &&
      (vuas_word_at(b, i, t, VUAS_WORD_RECEIVED) ==> vuas_ip(b, s, e)) &&
      (vuas_word_at(b, i, t, VUAS_WORD_RPORT) ==> has == 0 || vuas_port_value(b, s, e)) &&
      (vuas_word_at(b, i, t, VUAS_WORD_MADDR) ==> vuas_is_host(b, s, e)) &&
      (vuas_word_at(b, i, t, VUAS_WORD_TTL) ==> vuas_ttl_value(b, s, e));

    // the parameter at k, whichever of them it is
    predicate vuas_good_param{L}(uint8_t *b, integer k, integer n) =
      vuas_named_value(b, vuas_param_name(b, k, n), vuas_param_name_end(b, k, n),
        vuas_has_value(b, vuas_param_name_end(b, k, n), n) ? 1 : 0, vuas_value_off(b, k, n), vuas_value_stop(b, k, n));

    // each parameter from i on is good; n - i grows smaller
    predicate vuas_good_params{L}(uint8_t *b, integer i, integer n) =
      i < n && vuas_is_param(b, i, n) ==>
        vuas_good_param(b, i, n) && vuas_good_params(b, vuas_param_end(b, i, n), n);

    // [r, n) is good parameters, and what drives where a response goes and what it belongs to stands once at most
    predicate vuas_via_params{L}(uint8_t *b, integer r, integer n) =
      vuas_params(b, r, n) && vuas_good_params(b, r, n) &&
      vuas_param_once(b, r, n, VUAS_WORD_BRANCH) && vuas_param_once(b, r, n, VUAS_WORD_RECEIVED) &&
      vuas_param_once(b, r, n, VUAS_WORD_RPORT) && vuas_param_once(b, r, n, VUAS_WORD_MADDR);

    // [i, n) begins like a Via value: protocol and sent-by, nothing or a semicolon behind them; and is one
    predicate vuas_via_sent_by{L}(uint8_t *b, integer i, integer h, integer n) =
      vuas_is_host(b, i, h) && (vuas_via_colon(b, h, n) ==>
        vuas_port_value(b, vuas_via_port(b, h, n), vuas_sent_port_end(b, h, n)));
    predicate vuas_semicolon_or_end{L}(uint8_t *b, integer e, integer n) =
      vuas_lws_end(b, e, n) == n || b[vuas_lws_end(b, e, n)] == ';';
    predicate vuas_via_begins{L}(uint8_t *b, integer i, integer n) =
      vuas_via_protocol(b, i, n) && vuas_via_sent_by(b, vuas_via_host(b, i, n), vuas_via_host_end(b, i, n), n) &&
      vuas_semicolon_or_end(b, vuas_sent_port_end(b, vuas_via_host_end(b, i, n), n), n);
    predicate vuas_is_via{L}(uint8_t *b, integer i, integer n) =
      vuas_via_begins(b, i, n) &&
      vuas_via_params(b, vuas_sent_port_end(b, vuas_via_host_end(b, i, n), n), n);
*/

/*@ // of the parameters from r on, those before k are read: whether the one named w was among them, its value
    predicate vuas_via_read{L}(uint8_t *b, integer r, integer k, integer n, integer w, integer has, integer off,
      integer len) =
      has == 1 ? vuas_param_seen(b, r, k, n, w) &&
        vuas_param_value(b, vuas_param_place(b, r, n, w), n, off, len) :
      vuas_param_unseen(b, r, k, n, w) && off == 0 && len == 0;
    predicate vuas_via_whole{L}(uint8_t *b, integer r, integer n, integer w, integer has, integer off, integer len) =
      has == 1 ? vuas_param_whole(b, vuas_param_place(b, r, n, w), n, off, len) : off == 0 && len == 0;
    predicate vuas_rport_at{L}(uint8_t *b, integer k, integer n, integer has_value, integer port) =
      has_value == (vuas_has_value(b, vuas_param_name_end(b, k, n), n) ? 1 : 0) &&
      port == (has_value == 1 ? vuas_decimal_value(b, vuas_value_off(b, k, n), vuas_value_stop(b, k, n)) : 0);
    predicate vuas_via_rport{L}(uint8_t *b, integer r, integer n, integer has, integer has_value, integer port) =
      has == 1 ? vuas_rport_at(b, vuas_param_place(b, r, n, VUAS_WORD_RPORT), n, has_value, port) :
      has_value == 0 && port == 0;

    // the places of the parameters that are rewritten lie in [r, n)
    predicate vuas_via_params_in(vuas_via v, integer r, integer n) =
      vuas_span_in(v.branch, n) && vuas_span_in(v.received, n) && vuas_span_in(v.maddr, n) &&
      (v.has_rport ==> r < v.rport_param.off && v.rport_param.off + v.rport_param.len <= n) &&
      (v.has_received ==> r < v.received_param.off && v.received_param.off + v.received_param.len <= n);
*/

/* v says what of the parameters from r on was read before k: branch, received, rport and maddr */
#define VUAS_VIA_READ(b, r, k, n, v) \
  vuas_via_read(b, r, k, n, VUAS_WORD_BRANCH, (v).has_branch ? 1 : 0, (v).branch.off, (v).branch.len) && \
  vuas_via_read(b, r, k, n, VUAS_WORD_RECEIVED, (v).has_received ? 1 : 0, (v).received.off, (v).received.len) && \
  vuas_via_whole(b, r, n, VUAS_WORD_RECEIVED, (v).has_received ? 1 : 0, (v).received_param.off, \
    (v).received_param.len) && \
  ((v).has_rport ? vuas_param_seen(b, r, k, n, VUAS_WORD_RPORT) : vuas_param_unseen(b, r, k, n, VUAS_WORD_RPORT)) && \
  vuas_via_whole(b, r, n, VUAS_WORD_RPORT, (v).has_rport ? 1 : 0, (v).rport_param.off, (v).rport_param.len) && \
  vuas_via_rport(b, r, n, (v).has_rport ? 1 : 0, (v).has_rport_value ? 1 : 0, (v).rport) && \
  vuas_via_read(b, r, k, n, VUAS_WORD_MADDR, (v).has_maddr ? 1 : 0, (v).maddr.off, (v).maddr.len)

/* v is what the value [i, n) says */
#define VUAS_VIA_IS(b, i, n, v) \
  vuas_span_is((v).transport_text, vuas_via_transport(b, i, n), vuas_via_transport_end(b, i, n)) && \
  vuas_via_transport_is(b, i, n, (v).transport) && \
  vuas_span_is((v).host, vuas_via_host(b, i, n), vuas_via_host_end(b, i, n)) && \
  vuas_host_kind_is(b, vuas_via_host(b, i, n), vuas_via_host_end(b, i, n), (v).host_kind) && \
  vuas_sent_port_at(b, vuas_via_host_end(b, i, n), n, (v).has_port ? 1 : 0, (v).port) && \
  VUAS_VIA_READ(b, vuas_sent_port_end(b, vuas_via_host_end(b, i, n), n), n, n, v)

/*@ predicate vuas_via_is{L}(uint8_t *b, integer i, integer n, vuas_via v) = VUAS_VIA_IS(b, i, n, v);

    // v says where a response goes
    predicate vuas_via_leads_back(vuas_via v) = v.transport_text.len > 0 && v.host_kind != VUAS_HOST_NONE;

    predicate vuas_via_value_is(vuas_via v, integer i, integer n) = vuas_span_is(v.value, i, n);

    // v has no parts but its parameters
    predicate vuas_via_bare(vuas_via v) =
      v.transport == VUAS_TRANSPORT_OTHER && v.host_kind == VUAS_HOST_NONE && !v.has_port && v.port == 0 &&
      vuas_no_span(v.transport_text) && vuas_no_span(v.host);
*/

#endif
