/* SPDX-License-Identifier: Apache-2.0 */
/* Values of header fields: what is taken, what is refused, and where the parts are said to be. Every value stands
   twice in memory
   that ends at a guard page: at its begin, and behind octets that do not belong to it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "field.h"
#include "value.h"
#include "guard.h"
#include "via.h"

/* What the parsers see: the message b, in which the value is [i, n). */
static const uint8_t *b;
static uint32_t i, n;

static void put(const char *before, const char *value)
{
  b = guard_value(before, value, strlen(value), &i, &n);
}

static void span_is(vuas_span s, const char *text)
{
  assert_true((uint32_t)s.off + s.len <= n);
  assert_int_equal(s.len, strlen(text));
  assert_memory_equal(b + s.off, text, s.len);
}

static void span_in(vuas_span s)
{
  assert_true((uint32_t)s.off + s.len <= n);
}

/* --- Via --- */

static vuas_via v;

static bool via_as(const char *before, const char *value)
{
  put(before, value);
  memset(&v, 0xA5, sizeof v);
  bool ok = vuas_parse_via(b, i, n, &v);
  assert_int_equal(v.value.off, i);
  assert_int_equal(v.value.off + v.value.len, n);
  assert_in_range(v.transport, 0, VUAS_TRANSPORT_OTHER);
  assert_in_range(v.host_kind, 0, VUAS_HOST_IPV6);
  span_in(v.transport_text);
  span_in(v.host);
  span_in(v.branch);
  span_in(v.received);
  span_in(v.maddr);
  span_in(v.rport_param);
  span_in(v.received_param);
  if (v.has_rport) assert_in_range(v.rport_param.off, i, n);
  if (v.has_received) assert_in_range(v.received_param.off, i + 1, n);
  return ok;
}

static bool via(const char *value)
{
  bool first = via_as("", value);
  assert_int_equal(via_as("Via: ", value), first);
  return first;
}

static void via_whole(void **state)
{
  (void)state;
  assert_true(via("SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bKabc;rport;received=192.0.2.9;maddr=224.2.0.1;ttl=16"));
  assert_int_equal(v.transport, VUAS_UDP);
  span_is(v.transport_text, "UDP");
  span_is(v.host, "192.0.2.1");
  assert_int_equal(v.host_kind, VUAS_HOST_IPV4);
  assert_true(v.has_port && v.has_branch && v.has_rport && v.has_received && v.has_maddr);
  assert_false(v.has_rport_value);
  assert_int_equal(v.port, 5062);
  assert_int_equal(v.rport, 0);
  span_is(v.branch, "z9hG4bKabc");
  span_is(v.received, "192.0.2.9");
  span_is(v.received_param, "received=192.0.2.9");
  span_is(v.rport_param, "rport");
  span_is(v.maddr, "224.2.0.1");
}

static void via_bare(void **state)
{
  (void)state;
  assert_true(via("SIP/2.0/TCP pc33.example.com"));
  assert_int_equal(v.transport, VUAS_TCP);
  assert_int_equal(v.host_kind, VUAS_HOST_NAME);
  span_is(v.host, "pc33.example.com");
  assert_false(v.has_port || v.has_branch || v.has_received || v.has_rport || v.has_rport_value || v.has_maddr);
  assert_int_equal(v.port, 0);
  assert_int_equal(v.branch.len + v.received.len + v.maddr.len + v.rport_param.len + v.received_param.len, 0);
}

static void via_transports(void **state)
{
  (void)state;
  static const struct {
    const char *value;
    uint8_t transport;
  } t[] = {
    {"SIP/2.0/UDP a", VUAS_UDP},           {"sip/2.0/udp a", VUAS_UDP},        {"SIP/2.0/tLs a", VUAS_TLS},
    {"SIP/2.0/SCTP a", VUAS_SCTP},         {"SIP/2.0/WS a", VUAS_WS},          {"SIP/2.0/wss a", VUAS_WSS},
    {"SIP/2.0/UNKNOWN a", VUAS_TRANSPORT_OTHER}, {"SIP/2.0/UDPX a", VUAS_TRANSPORT_OTHER}, {"SIP/2.0/U a",
      VUAS_TRANSPORT_OTHER},
    {"SIP/7.0/UDP a", VUAS_TRANSPORT_OTHER}, {"SIP/2.00/UDP a", VUAS_TRANSPORT_OTHER}, {"SIP/2/UDP a",
      VUAS_TRANSPORT_OTHER},
    {"SIP/3.0/UDP a", VUAS_TRANSPORT_OTHER}, {"SIP/2.1/UDP a", VUAS_TRANSPORT_OTHER}, {"SIP/2-0/UDP a",
      VUAS_TRANSPORT_OTHER},
    {"SIPS/2.0/UDP a", VUAS_TRANSPORT_OTHER}, {"HTTP/2.0/UDP a", VUAS_TRANSPORT_OTHER},
  };
  for (size_t k = 0; k < sizeof t / sizeof t[0]; k++) {
    if (!via(t[k].value)) fail_msg("%s", t[k].value);
    if (v.transport != t[k].transport) fail_msg("%s is %d", t[k].value, v.transport);
  }
}

/* RFC 4475 3.1.1.1 */
static void via_white_space(void **state)
{
  (void)state;
  assert_true(via("SIP  /   2.0\r\n /UDP\r\n    192.0.2.2;branch=390skdjuw"));
  assert_int_equal(v.transport, VUAS_UDP);
  span_is(v.host, "192.0.2.2");
  span_is(v.branch, "390skdjuw");
  assert_true(via("SIP  / 2.0  / TCP     spindle.example.com   ;\r\n  branch  =   z9hG4bK9ikj8"));
  span_is(v.host, "spindle.example.com");
  span_is(v.branch, "z9hG4bK9ikj8");
  assert_true(via("SIP  /    2.0   / UDP  192.168.255.111   ; branch=\r\n z9hG4bK30239"));
  span_is(v.branch, "z9hG4bK30239");
  assert_true(via("SIP/2.0/UDP a : 5061 ;rport = 7 ; received\t=\t10.0.0.1"));
  assert_true(v.has_port);
  assert_int_equal(v.port, 5061);
  assert_int_equal(v.rport, 7);
  span_is(v.rport_param, "rport = 7");
  span_is(v.received_param, "received\t=\t10.0.0.1");
}

/* RFC 5118 4.5, RFC 3261 25.1 */
static void via_ipv6(void **state)
{
  (void)state;
  assert_true(via("SIP/2.0/UDP [2001:db8::9:1]:6050;received=[2001:db8::9:255];branch=z9hG4bKas3-111"));
  assert_int_equal(v.host_kind, VUAS_HOST_IPV6);
  span_is(v.host, "[2001:db8::9:1]");
  assert_int_equal(v.port, 6050);
  span_is(v.received, "[2001:db8::9:255]");
  span_is(v.branch, "z9hG4bKas3-111");
  assert_true(via("SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;branch=z9hG4bKas3"));
  span_is(v.received, "2001:db8::9:255");
  span_is(v.received_param, "received=2001:db8::9:255");
  span_is(v.branch, "z9hG4bKas3");
  assert_true(via("SIP/2.0/UDP [::1];received=::ffff:192.0.2.10;maddr=[ff02::1]"));
  span_is(v.received, "::ffff:192.0.2.10");
  span_is(v.maddr, "[ff02::1]");
  assert_true(via("SIP/2.0/UDP [::1] : 5070"));
  assert_int_equal(v.port, 5070);
}

static void via_rport(void **state)
{
  (void)state;
  assert_true(via("SIP/2.0/UDP a;rport"));
  assert_true(v.has_rport && !v.has_rport_value);
  assert_true(via("SIP/2.0/UDP a;RPort=65535"));
  assert_true(v.has_rport && v.has_rport_value);
  assert_int_equal(v.rport, 65535);
  span_is(v.rport_param, "RPort=65535");
  assert_true(via("SIP/2.0/UDP a;rport=00001"));
  assert_int_equal(v.rport, 1);
}

static void via_unknown_parameters(void **state)
{
  (void)state;
  assert_true(via("SIP/2.0/UDP a;alone;x=\"quoted; ,branch=no\\\"\";branch=yes;y=[::1];hidden;alone"));
  span_is(v.branch, "yes");
  assert_true(via("SIP/2.0/UDP a;branches=1;branc=2;received2=x;rports;xmaddr=-"));
  assert_false(v.has_branch || v.has_received || v.has_rport || v.has_maddr);
  assert_true(via("SIP/2.0/UDP a;maddr=host.example.com;ttl=0;BRANCH=B"));
  span_is(v.maddr, "host.example.com");
  span_is(v.branch, "B");
  assert_true(via("SIP/2.0/UDP a;ttl=255"));
}

static void via_malformed(void **state)
{
  (void)state;
  static const char *const bad[] = {
    "", "SIP", "SIP/", "SIP/2.0", "SIP/2.0/", "SIP/2.0/UDP", "SIP/2.0/UDP ", "SIP/2.0/UDP;branch=x", "/2.0/UDP a",
      "SIP//UDP a",
    "SIP/2.0/ a", "SIP 2.0/UDP a", "SIP/2.0 UDP a", "SIP/2.0/UDPa@b", "SIP/2.0/UDP\r\na", "SIP/2.0/UDP a b",
      "SIP/2.0/UDP a,b",
    "SIP/2.0/UDP -a", "SIP/2.0/UDP a..b", "SIP/2.0/UDP 1.2.3", "SIP/2.0/UDP 1.2.3.256", "SIP/2.0/UDP 2001:db8::1",
    "SIP/2.0/UDP [", "SIP/2.0/UDP []", "SIP/2.0/UDP [::1", "SIP/2.0/UDP [::1]]", "SIP/2.0/UDP [::g]",
      "SIP/2.0/UDP [::1]x",
    "SIP/2.0/UDP a:", "SIP/2.0/UDP a:;rport", "SIP/2.0/UDP a:0", "SIP/2.0/UDP a:65536", "SIP/2.0/UDP a:4294967297",
      "SIP/2.0/UDP a:-1",
    "SIP/2.0/UDP a:5060x", "SIP/2.0/UDP a::5060", "SIP/2.0/UDP a:50 60", "SIP/2.0/UDP a:sip",
    "SIP/2.0/UDP a;", "SIP/2.0/UDP a;;branch=x", "SIP/2.0/UDP a;branch", "SIP/2.0/UDP a;branch=",
      "SIP/2.0/UDP a;branch=\"x\"",
    "SIP/2.0/UDP a;branch=x@y", "SIP/2.0/UDP a;branch=[::1]", "SIP/2.0/UDP a;branch=2001:db8::1",
      "SIP/2.0/UDP a;branch=x;branch=x",
    "SIP/2.0/UDP a;branch=x;BRANCH=y", "SIP/2.0/UDP a;branch=x branch=y", "SIP/2.0/UDP a branch=x", "SIP/2.0/UDP a;=x",
    "SIP/2.0/UDP a;received", "SIP/2.0/UDP a;received=", "SIP/2.0/UDP a;received=host", "SIP/2.0/UDP a;received=1.2.3",
    "SIP/2.0/UDP a;received=1.2.3.4.5", "SIP/2.0/UDP a;received=\"1.2.3.4\"", "SIP/2.0/UDP a;received=[1.2.3.4]",
    "SIP/2.0/UDP a;received=[::1", "SIP/2.0/UDP a;received=::1]", "SIP/2.0/UDP a;received=1.2.3.4;received=1.2.3.4",
    "SIP/2.0/UDP a;received=1:2:3:4:5:6:7:8:9", "SIP/2.0/UDP a;received=:::1",
    "SIP/2.0/UDP a;rport=", "SIP/2.0/UDP a;rport=0", "SIP/2.0/UDP a;rport=65536", "SIP/2.0/UDP a;rport=x",
      "SIP/2.0/UDP a;rport=\"5\"",
    "SIP/2.0/UDP a;rport=5x", "SIP/2.0/UDP a;rport;rport", "SIP/2.0/UDP a;rport=5;rport", "SIP/2.0/UDP a;rport;rport=5",
    "SIP/2.0/UDP a;maddr", "SIP/2.0/UDP a;maddr=", "SIP/2.0/UDP a;maddr=\"a\"", "SIP/2.0/UDP a;maddr=a;maddr=b",
      "SIP/2.0/UDP a;maddr=!",
    "SIP/2.0/UDP a;ttl", "SIP/2.0/UDP a;ttl=256", "SIP/2.0/UDP a;ttl=x", "SIP/2.0/UDP a;x=\"open",
      "SIP/2.0/UDP a;x=y z",
    "SIP/2.0/UDP 192.0.2.15;;,;,,",
  };
  for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
    if (via(bad[k])) fail_msg("taken: %s", bad[k]);
  }
}

/* What is usual is read by a reader of its own (usual_via.h), and no value where the name of the protocol is not in
   uppercase: both read the same, of each value and of each of its beginnings. */
static bool via_by(const char *name, const char *rest, size_t len)
{
  static char value[256];
  int head = snprintf(value, sizeof value, "%s/2.0/%s", name, rest);
  b = guard_value("Via: ", value, (size_t)head - strlen(rest) + len, &i, &n);
  memset(&v, 0xA5, sizeof v);
  return vuas_parse_via(b, i, n, &v);
}

static void via_either_reader(void **state)
{
  (void)state;
  static const struct {
    bool good;
    const char *rest;
  } t[] = {
    {true, "UDP edge2.atlanta.example.com:5060;branch=z9hG4bK721e4.e1b4bd47.0;received=192.0.2.222"},
    {true, "TCP 10.0.0.255:65535;rport=65535;branch=z9hG4bK-x;received=1.20.255.199;alias;a=b"},
    {true, "TLS a;rport;received=192.0.2.1;branch=z9hG4bK"}, {true, "WSS a.b-c_d.e;keep;alias=-;rport"},
    {true, "SCTP a;branch=x"}, {true, "WS a;branch=x"}, {true, "TLSX a;branch=x"}, {true, "udp a;branch=x"},
    {true, "UDP  a;branch=x"}, {true, "UDP\ta;branch=x"}, {true, "UDP \r\n a;branch=x"}, {false, "UDP;branch=x"},
    {true, "UDP a ;branch=x"}, {true, "UDP a; branch=x"}, {true, "UDP a;branch =x"}, {true, "UDP a;branch= x"},
    {true, "UDP a;branch=x ;rport"}, {true, "UDP a;branch=x; rport"}, {true, "UDP a;rport ;branch=x"},
    {true, "UDP a;rport =5"}, {true, "UDP a;rport= 5"}, {true, "UDP a;received =1.2.3.4"},
    {true, "UDP a;received= 1.2.3.4"}, {true, "UDP a;received=1.2.3.4 ;x"}, {true, "UDP a;x =y"}, {true, "UDP a;x= y"},
    {true, "UDP a;x ;y"}, {true, "UDP a :5060"}, {true, "UDP a: 5060"}, {true, "UDP a:5060 ;x"},
    {true, "UDP a;\r\n branch=x"}, {true, "UDP a;branch=x\r\n\t;rport"}, {false, "UDP a;branch=x\r\n;rport"},
    {false, "UDP a;branch=x\r;rport"}, {false, "UDP a;branch=x rport"}, {true, "UDP a;branch=x "}, {false, "UDP a "},
    {true, "UDP a:1"}, {true, "UDP a:0005060"}, {true, "UDP a:65535"}, {false, "UDP a:0"}, {false, "UDP a:65536"},
    {false, "UDP a:655350"}, {false, "UDP a:4294972356"}, {false, "UDP a:"}, {false, "UDP a:;branch=x"},
    {false, "UDP a:5060x"}, {false, "UDP a::1"}, {false, "UDP a;"}, {false, "UDP a;;x"}, {false, "UDP a,b"},
    {true, "UDP a;rport=1"}, {true, "UDP a;rport=0000065535;x"}, {false, "UDP a;rport=0"}, {false, "UDP a;rport=65536"},
    {false, "UDP a;rport="}, {false, "UDP a;rport=;x"}, {false, "UDP a;rport=5x"}, {false, "UDP a;rport=\"5\""},
    {true, "UDP a;rports=0;rpor;rport2"}, {true, "UDP a;RPORT"}, {true, "UDP a;Rport=5"}, {false, "UDP a;rPort=0"},
    {true, "UDP a;branches=x;branc=y;branch.=z"}, {true, "UDP a;Branch=x"}, {false, "UDP a;branch"},
    {false, "UDP a;branch;x"}, {false, "UDP a;branch="}, {false, "UDP a;branch=;x"}, {false, "UDP a;branch=\"x\""},
    {false, "UDP a;branch=x@y"}, {false, "UDP a;branch=[::1]"}, {false, "UDP a;branch=2001:db8::1"},
    {true, "UDP a;receive=x;received2=x"}, {true, "UDP a;Received=1.2.3.4"}, {true, "UDP a;received=2001:db8::1"},
    {true, "UDP a;received=[2001:db8::1]"}, {true, "UDP a;received=::ffff:1.2.3.4"}, {false, "UDP a;received"},
    {false, "UDP a;received="}, {false, "UDP a;received=host"}, {false, "UDP a;received=1.2.3"},
    {false, "UDP a;received=1.2.3.4.5"}, {false, "UDP a;received=1.2.3.256"}, {false, "UDP a;received=1.2.3.1000"},
    {false, "UDP a;received=256.2.3.4"}, {false, "UDP a;received=01.2.3.4"}, {false, "UDP a;received=1.2.3.04"},
    {false, "UDP a;received=1.2.3.00"}, {true, "UDP a;received=0.0.0.0"}, {false, "UDP a;received=1..3.4"},
    {false, "UDP a;received=1.2.3.4x"}, {false, "UDP a;received=1.2.3."}, {false, "UDP a;received=\"1.2.3.4\""},
    {true, "UDP a;maddr=224.2.0.1;ttl=16"}, {true, "UDP a;maddr=b.c"}, {true, "UDP a;MADDR=b.c"},
    {false, "UDP a;maddr"}, {false, "UDP a;maddr=!"}, {false, "UDP a;ttl"}, {false, "UDP a;ttl=256"},
    {false, "UDP a;TTL=256"}, {true, "UDP a;ttl=255"}, {true, "UDP a;tt=256;ttll=256"},
    {true, "UDP a;x=\"quoted ;branch=no\";branch=yes"}, {true, "UDP a;y=[::1];z=::1"}, {false, "UDP a;x=\"open"},
    {false, "UDP a;x="}, {false, "UDP a;x=;y"}, {false, "UDP a;=x"}, {false, "UDP a;x==y"}, {false, "UDP a;x=y=z"},
    {false, "UDP a;branch=x;branch=x"}, {false, "UDP a;branch=x;Branch=x"}, {false, "UDP a;Branch=x;branch=x"},
    {false, "UDP a;rport;rport"}, {false, "UDP a;rport;rport=5"}, {false, "UDP a;rport=5;rport"},
    {false, "UDP a;rport=5;rport=5"}, {false, "UDP a;received=1.2.3.4;received=1.2.3.4"},
    {false, "UDP a;received=1.2.3.4;received=::1"}, {false, "UDP a;maddr=b;maddr=b"}, {true, "UDP a;x;x;x=1;x=2"},
    {true, "UDP [2001:db8::1]:5060;branch=x"}, {true, "UDP [::1];rport"}, {false, "UDP [::1"}, {false, "UDP ::1"},
    {true, "UDP 1.2.3.4"}, {true, "UDP 1.2.3.4:5060;branch=x"}, {true, "UDP 1.2.3.4.example"},
    {true, "UDP 3com.example"},
    {false, "UDP 1.2.3"}, {false, "UDP 1.2.3.4.5"}, {false, "UDP 1.2.3.256"}, {false, "UDP 01.2.3.4"},
    {true, "UDP a1;branch=x"}, {true, "UDP a.b1"}, {false, "UDP a.1"}, {true, "UDP a.b."}, {true, "UDP a--b"},
    {true, "UDP a.b.:5060"}, {false, "UDP a..b"}, {false, "UDP a-.b"}, {false, "UDP a.-b"}, {false, "UDP -a"},
    {false, "UDP a-"}, {false, "UDP .a"},
    {false, "UDP a.-"}, {true, "UDP _a._b"}, {false, "UDP a@b"}, {false, "UDP "}, {false, "UDP"}, {false, "UDP ;x"},
  };
  for (size_t k = 0; k < sizeof t / sizeof t[0]; k++) {
    size_t len = strlen(t[k].rest);
    for (size_t m = 0; m <= len; m++) {
      bool usual = via_by("SIP", t[k].rest, m);
      vuas_via first = v;
      bool general = via_by("sip", t[k].rest, m);
      if (usual != general || memcmp(&first, &v, sizeof v) != 0) fail_msg("%.*s", (int)m, t[k].rest);
      if (m == len && usual != t[k].good) fail_msg("%s: %s", usual ? "taken" : "refused", t[k].rest);
    }
  }
}

/* --- name-addr --- */

static vuas_name_addr a;

static bool addr_as(const char *before, const char *value)
{
  put(before, value);
  memset(&a, 0xA5, sizeof a);
  bool ok = vuas_parse_name_addr(b, i, n, &a);
  assert_int_equal(a.value.off, i);
  assert_int_equal(a.value.off + a.value.len, n);
  span_in(a.display);
  span_in(a.params);
  span_in(a.tag);
  span_in(a.uri.whole);
  span_in(a.uri.user);
  span_in(a.uri.password);
  span_in(a.uri.host);
  span_in(a.uri.params);
  span_in(a.uri.headers);
  span_in(a.uri.transport);
  span_in(a.uri.maddr);
  assert_in_range(a.uri.scheme, 0, VUAS_SCHEME_TEL);
  assert_in_range(a.uri.host_kind, 0, VUAS_HOST_IPV6);
  if (!a.has_tag) assert_int_equal(a.tag.len, 0);
  return ok;
}

static bool addr(const char *value)
{
  bool first = addr_as("", value);
  assert_int_equal(addr_as("To: ", value), first);
  return first;
}

static void addr_quoted(void **state)
{
  (void)state;
  assert_true(addr("\"J Rosenberg \\\\\\\"\"       <sip:jdrosen@example.com>\r\n  ;\r\n  tag = 98asjd8"));
  span_is(a.display, "\"J Rosenberg \\\\\\\"\"");
  span_is(a.uri.whole, "sip:jdrosen@example.com");
  assert_true(a.has_tag);
  span_is(a.tag, "98asjd8");
  span_is(a.params, "\r\n  tag = 98asjd8");
  assert_true(addr("\"\"<sip:a@b>"));
  span_is(a.display, "\"\"");
  assert_true(addr("\"<sip:x@y>;tag=1\" <sip:a@b>"));
  span_is(a.uri.whole, "sip:a@b");
  assert_false(a.has_tag);
  assert_true(addr("\"\xE2\x82\xAC\" <sip:a@b>;tag=z"));
  span_is(a.tag, "z");
}

static void addr_words(void **state)
{
  (void)state;
  assert_true(addr("token1~` token2'+_ token3*%!.- <sip:mundane@example.com>;fromParam''~+*_!.-%=\"\xD1\x80\""
                   ";tag=_token~1'+*%!-."));
  span_is(a.display, "token1~` token2'+_ token3*%!.-");
  span_is(a.tag, "_token~1'+*%!-.");
  assert_true(addr("caller<sip:caller@example.com>;tag=323"));
  span_is(a.display, "caller");
  span_is(a.params, "tag=323");
  assert_true(addr("Bob \t\r\n <sips:bob@example.com;lr;transport=tcp>"));
  span_is(a.display, "Bob");
  assert_int_equal(a.uri.scheme, VUAS_SCHEME_SIPS);
  assert_int_equal(a.params.len, 0);
  assert_false(a.has_tag);
}

static void addr_brackets_only(void **state)
{
  (void)state;
  assert_true(addr("<sip:a@b?x=y>"));
  assert_int_equal(a.display.len, 0);
  span_is(a.uri.whole, "sip:a@b?x=y");
  assert_true(addr("<sip:a;tag=no@b;tag=no>;x;TAG=yes;y=\"tag=1\""));
  span_is(a.uri.whole, "sip:a;tag=no@b;tag=no");
  span_is(a.tag, "yes");
  span_is(a.params, "x;TAG=yes;y=\"tag=1\"");
  assert_true(addr("<tel:+1-201-555-0123;phone-context=x> ; tag=t"));
  assert_int_equal(a.uri.scheme, VUAS_SCHEME_TEL);
  span_is(a.params, " tag=t");
  assert_true(addr("<http://example.com/?a,b>;q=0.5"));
  assert_int_equal(a.uri.scheme, VUAS_SCHEME_OTHER);
}

/* At the boundary of the usual form: one octet more or less, and it is read another way. */
static void addr_usual(void **state)
{
  (void)state;
  static const char *const good[] = {
    "\"Alice L\" <sip:alice@a.example>;tag=19", "\"Alice L\"<sip:alice@a.example>;tag=19",
    "\"Alice L\"  <sip:alice@a.example>;tag=19", "\"Alice L\"\t<sip:alice@a.example>;tag=19",
    "\"Alice L\" <sip:alice@a.example> ;tag=19", "\"Alice L\" <sip:alice@a.example>; tag=19",
    "\"Alice L\" <sip:alice@a.example>;tag =19", "\"Alice L\" <sip:alice@a.example>;Tag=19",
    "\"Alice L\" <sip:alice@a.example>;x;tag=19"};
  for (size_t k = 0; k < sizeof good / sizeof good[0]; k++) {
    assert_true(addr(good[k]));
    span_is(a.display, "\"Alice L\"");
    span_is(a.uri.whole, "sip:alice@a.example");
    span_is(a.uri.user, "alice");
    span_is(a.uri.host, "a.example");
    assert_true(a.has_tag);
    span_is(a.tag, "19");
  }
  assert_true(addr("\"a,b\" <sip:a@b>"));
  span_is(a.display, "\"a,b\"");
  assert_true(addr("\"a\\\"<\" <sip:a@b>"));
  span_is(a.display, "\"a\\\"<\"");
  assert_true(addr("A <sip:a@b>"));
  span_is(a.display, "A");
  assert_true(addr("A B  <sip:a@b>;tag=1;x"));
  span_is(a.display, "A B");
  span_is(a.params, "tag=1;x");
  assert_true(addr("<sip:a@b>;tagx=1"));
  assert_false(a.has_tag);
  assert_true(addr("<sip:a%41@b1>;tag=1"));
  span_is(a.uri.user, "a%41");
  static const char *const bad[] = {
    "\"A <sip:a@b>", "\"A\" \"B\" <sip:a@b>", "A\"B\" <sip:a@b>", "A <sip:a@b", "A sip:a@b>", "<sip:a@b>>",
    "<sip:a@b>tag=1", "<sip:a@b>;tag=", "<sip:a@b>;tag=\"1\"", "<sip:a@b>;tag=1;tag=2", "<sip:a@b>;tag=1 2",
    "<sip:a@b>;tag", "<sip:a@b>;", "<sip:a@b> x", "< sip:a@b>", "<sip:a@b >", " <sip:a@b>", "<<sip:a@b>"};
  for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
    if (addr(bad[k])) fail_msg("taken: %s", bad[k]);
  }
}

static void addr_bare(void **state)
{
  (void)state;
  assert_true(addr("sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n"));
  span_is(a.uri.whole, "sip:vivekg@chair-dnrc.example.com");
  span_is(a.uri.host, "chair-dnrc.example.com");
  span_is(a.tag, "1918181833n");
  assert_int_equal(a.display.len, 0);
  assert_true(addr("sip:a@b;tag=c"));
  span_is(a.uri.whole, "sip:a@b");
  assert_int_equal(a.uri.params.len, 0);
  span_is(a.params, "tag=c");
  assert_true(addr("sip:a@[2001:db8::1]:5061"));
  span_is(a.uri.whole, "sip:a@[2001:db8::1]:5061");
  assert_true(a.uri.has_port);
  assert_int_equal(a.params.len, 0);
  assert_true(addr("tel:+123;tag=1"));
  span_is(a.tag, "1");
}

static void addr_malformed(void **state)
{
  (void)state;
  static const char *const bad[] = {
    "", "<", ">", "<>", "<sip:a@b", "sip:a@b>", "sip", "Bob", "Bob sip:a@b", "\"Bob\" sip:a@b", "\"Bob",
      "\"Bob <sip:a@b>", "\"Bob\\\" <sip:a@b>",
    "\"Bob\"", "\"Bob\"x <sip:a@b>", "\"a\" \"b\" <sip:a@b>", "Bell, Alexander <sip:a@b>", "B@b <sip:a@b>",
      "\xE2\x82\xAC <sip:a@b>",
    "< sip:a@b>", "<sip:a@b >", "<sip:a @b>", "<sip:a@b>>", "<<sip:a@b>>", "<sip:a@b><sip:a@b>", "<sip:a@b> x",
      "<sip:a@b>,", "<sip:a@b>x=y",
    "<sip:a@b>;", "<sip:a@b>;;x", "<sip:a@b>;tag", "<sip:a@b>;tag=", "<sip:a@b>;tag=\"x\"", "<sip:a@b>;tag=a@b",
      "<sip:a@b>;tag=[::1]",
    "<sip:a@b>;tag=2001:db8::1", "<sip:a@b>;tag=a;tag=b", "<sip:a@b>;tag=a;Tag=a", "<sip:a@b>;tag;tag=a",
      "<sip:a@b>;tag=a;tag",
    "<sip:a@b>;x=\"y", "<sip:a@b>;tag=a b", "sip:a@b?x=y", "sip:a,b@c", "sip:a@b,sip:c@d", "sip:a@b ?x", "sip:a@b ,x",
      "sip:a@b x",
    ";tag=1", "?x", ",", "sip:;tag=1", "sip:a@;tag=1", "*", "sip:a@b;tag=1;", "<Bob>", "<sip:a@b;x=\"<\">",
  };
  for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
    if (addr(bad[k])) fail_msg("taken: %s", bad[k]);
  }
}

static void routes(void **state)
{
  (void)state;
  static const char *const good[] = {"<sip:services.example.com;lr;unknownwith=value;unknown-no-value>",
    "<sips:p>;x=y", "P <sip:p;lr>",
                                     "\"P\"<sip:[::1]:5060;lr> ; a"};
  static const char *const bad[] = {"sip:p;lr", "<tel:+1>", "<http://x>", "<sip:p", "", "<sip:p;lr>;",
    "<sip:p;lr> <sip:q>", "P sip:p", "<sip:>"};
  for (size_t k = 0; k < sizeof good / sizeof good[0]; k++) {
    put("Route: ", good[k]);
    if (!vuas_is_route(b, i, n)) fail_msg("refused: %s", good[k]);
  }
  for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
    put("Route: ", bad[k]);
    if (vuas_is_route(b, i, n)) fail_msg("taken: %s", bad[k]);
  }
}

/* --- CSeq, Call-ID, media type, disposition --- */

static uint32_t number;
static vuas_span method;

static bool cseq(const char *value)
{
  put("", value);
  number = 77;
  method.off = 0xA5A5;
  method.len = 0xA5A5;
  bool ok = vuas_parse_cseq(b, i, n, &number, &method);
  if (!ok) assert_int_equal(number + method.off + method.len, 0);
  put("CSeq: ", value);
  assert_int_equal(vuas_parse_cseq(b, i, n, &number, &method), ok);
  span_in(method);
  return ok;
}

static void cseqs(void **state)
{
  (void)state;
  assert_true(cseq("0009\r\n  INVITE"));
  assert_int_equal(number, 9);
  span_is(method, "INVITE");
  assert_true(cseq("4294967295 !interesting-Method0123456789_*+`.%indeed'~"));
  assert_int_equal(number, 4294967295u);
  span_is(method, "!interesting-Method0123456789_*+`.%indeed'~");
  assert_true(cseq("0 1"));
  assert_int_equal(number, 0);
  span_is(method, "1");
  static const char *const bad[] = {"", "1", "1 ", "INVITE", " INVITE", "1INVITE", "4294967296 ACK",
    "36893488147419103232 REGISTER", "-1 ACK",
                                    "+1 ACK", "1 AC K", "1 ACK@", "1 ", "0x1 ACK", "1.0 ACK", "1,ACK", "1\r\nACK",
                                      "1 ACK "};
  for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++)
    if (cseq(bad[k])) fail_msg("taken: %s", bad[k]);
}

static void call_ids(void **state)
{
  (void)state;
  static const char *const good[] = {"a", "a84b4c76e66710@pc33.example.com",
    "intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{", "f81d4fae-7dec@[::1]"};
  static const char *const bad[] = {"", "@", "a@", "@a", "a@b@c", "a b", "a@b c", "a,b", "a;b", "a=b", "a\xC3\xA4",
    "a\tb", "a@@b", "a#"};
  for (size_t k = 0; k < sizeof good / sizeof good[0]; k++) {
    put("i: ", good[k]);
    if (!vuas_parse_call_id(b, i, n)) fail_msg("refused: %s", good[k]);
  }
  for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
    put("i: ", bad[k]);
    if (vuas_parse_call_id(b, i, n)) fail_msg("taken: %s", bad[k]);
  }
}

static void media_types(void **state)
{
  (void)state;
  vuas_span type, subtype;
  put("c:", "application/sdp");
  assert_true(vuas_parse_media_type(b, i, n, &type, &subtype));
  span_is(type, "application");
  span_is(subtype, "sdp");
  put("c:", "multipart / mixed ; boundary = \"a;b\";charset=utf-8;x");
  assert_true(vuas_parse_media_type(b, i, n, &type, &subtype));
  span_is(type, "multipart");
  span_is(subtype, "mixed");
  static const char *const bad[] = {"", "application", "application/", "/sdp", "application/sdp/x", "application/sdp;",
    "application/sdp x",
                                    "application/sdp;x=", "application/sdp;x=\"y", "application/\"sdp\"",
                                      "application sdp", "a/b,c/d"};
  for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
    put("c:", bad[k]);
    if (vuas_parse_media_type(b, i, n, &type, &subtype)) fail_msg("taken: %s", bad[k]);
    assert_int_equal(type.len + subtype.len, 0);
  }
}

static bool optional(void)
{
  vuas_disposition d = vuas_parse_disposition(b, i, n);
  return d.ok && d.handling == VUAS_HANDLING_OPTIONAL;
}

static void dispositions(void **state)
{
  (void)state;
  static const char *const yes[] = {"session;handling=optional", "render ; HANDLING = Optional",
    "x;a;b=\"handling=required\";handling=OPTIONAL;c"};
  static const char *const no[] = {"", "session", "session;handling=required", "session;handling",
    "session;handling=\"optional\"",
                                   ";handling=optional", "session;handling=optionally", "session;handling=optional;",
                                     "session handling=optional",
                                   "session;xhandling=optional", "session;a=\"handling=optional\"",
                                     "session;handling=optional;handling=required"};
  for (size_t k = 0; k < sizeof yes / sizeof yes[0]; k++) {
    put("x:", yes[k]);
    if (!optional()) fail_msg("not optional: %s", yes[k]);
  }
  for (size_t k = 0; k < sizeof no / sizeof no[0]; k++) {
    put("x:", no[k]);
    if (optional()) fail_msg("optional: %s", no[k]);
  }
}

/* The longest message there can be: spans reach its end. */
static void at_the_limit(void **state)
{
  (void)state;
  static char text[VUAS_MAX_MESSAGE + 1];
  memset(text, 'x', VUAS_MAX_MESSAGE);
  memcpy(text, "SIP/2.0/UDP a;branch=", 21);
  assert_true(via_as("", text));
  assert_int_equal(v.branch.off, 21);
  assert_int_equal(v.branch.len, VUAS_MAX_MESSAGE - 21);
  memset(text, ' ', VUAS_MAX_MESSAGE);
  memcpy(text, "1", 1);
  text[VUAS_MAX_MESSAGE - 1] = 'A';
  put("", text);
  assert_true(vuas_parse_cseq(b, i, n, &number, &method));
  assert_int_equal(method.off, VUAS_MAX_MESSAGE - 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(via_whole), cmocka_unit_test(via_bare), cmocka_unit_test(via_transports),
      cmocka_unit_test(via_white_space),
    cmocka_unit_test(via_ipv6), cmocka_unit_test(via_rport), cmocka_unit_test(via_unknown_parameters),
      cmocka_unit_test(via_malformed), cmocka_unit_test(via_either_reader),
    cmocka_unit_test(addr_quoted), cmocka_unit_test(addr_words), cmocka_unit_test(addr_brackets_only),
      cmocka_unit_test(addr_usual), cmocka_unit_test(addr_bare),
    cmocka_unit_test(addr_malformed), cmocka_unit_test(routes), cmocka_unit_test(cseqs), cmocka_unit_test(call_ids),
    cmocka_unit_test(media_types), cmocka_unit_test(dispositions), cmocka_unit_test(at_the_limit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
