/* SPDX-License-Identifier: Apache-2.0 */
/* URIs, hosts, IP addresses: what is accepted, and the parts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "guard.h"
#include "uri.h"
#include "usual_uri.h"

static const char *text_of(const uint8_t *b, vuas_span s)
{
  static char out[8][256];
  static unsigned turn;
  turn = (turn + 1) % 8;
  assert_true(s.len < 256);
  memcpy(out[turn], b + s.off, s.len);
  out[turn][s.len] = 0;
  return out[turn];
}

static void span_in(vuas_span s, uint32_t n)
{
  assert_true((uint32_t)s.off + s.len <= n);
}

/* Parses [3, n) of memory that holds three other octets first; keeps the copy in *g. */
static bool parse(const char *s, size_t len, vuas_uri *u, guard *g)
{
  char room[70000] = ":@[";
  memcpy(room + 3, s, len);
  *g = guard_make(room, len + 3);
  memset(u, 0xA5, sizeof *u);
  bool ok = vuas_parse_uri(g->bytes, 3, (uint32_t)len + 3, u);
  uint32_t n = (uint32_t)len + 3;
  assert_int_equal(u->whole.off, 3);
  assert_int_equal(u->whole.len, len);
  span_in(u->user, n);
  span_in(u->password, n);
  span_in(u->host, n);
  span_in(u->params, n);
  span_in(u->headers, n);
  span_in(u->transport, n);
  span_in(u->maddr, n);
  if (!ok) {
    assert_int_equal(u->scheme, VUAS_SCHEME_OTHER);
    assert_int_equal(u->host.len, 0);
    assert_false(u->has_user || u->has_port || u->has_password || u->lr);
  }
  return ok;
}

static bool ok_bytes(const char *s, size_t n)
{
  vuas_uri u;
  guard g;
  bool ok = parse(s, n, &u, &g);
  guard_drop(&g);
  return ok;
}

static bool ok(const char *s)
{
  return ok_bytes(s, strlen(s));
}

static void full(void **state)
{
  (void)state;
  vuas_uri u;
  guard g;
  const char *s = "SiPs:al%69ce;day=tuesday:pw&=@Ex-1.example.com:65535"
                  ";Transport=TCP;LR;maddr=[2001:db8::1];x?a=b&c=%20";
  assert_true(parse(s, strlen(s), &u, &g));
  assert_int_equal(u.scheme, VUAS_SCHEME_SIPS);
  assert_true(u.has_user && u.has_password && u.has_port && u.lr);
  assert_string_equal(text_of(g.bytes, u.user), "al%69ce;day=tuesday");
  assert_string_equal(text_of(g.bytes, u.password), "pw&=");
  assert_string_equal(text_of(g.bytes, u.host), "Ex-1.example.com");
  assert_int_equal(u.host_kind, VUAS_HOST_NAME);
  assert_int_equal(u.port, 65535);
  assert_string_equal(text_of(g.bytes, u.params), "Transport=TCP;LR;maddr=[2001:db8::1];x");
  assert_string_equal(text_of(g.bytes, u.headers), "a=b&c=%20");
  assert_string_equal(text_of(g.bytes, u.transport), "TCP");
  assert_string_equal(text_of(g.bytes, u.maddr), "[2001:db8::1]");
  guard_drop(&g);
}

static void plain(void **state)
{
  (void)state;
  vuas_uri u;
  guard g;
  assert_true(parse("sip:[2001:db8::10]:5070", 23, &u, &g));
  assert_int_equal(u.scheme, VUAS_SCHEME_SIP);
  assert_int_equal(u.host_kind, VUAS_HOST_IPV6);
  assert_string_equal(text_of(g.bytes, u.host), "[2001:db8::10]");
  assert_true(u.has_port && u.port == 5070 && !u.has_user && !u.has_password && !u.lr);
  assert_int_equal(u.user.len + u.password.len + u.params.len + u.headers.len + u.transport.len + u.maddr.len, 0);
  guard_drop(&g);
  assert_true(parse("sip:bob@192.0.2.4?h=", 20, &u, &g));
  assert_int_equal(u.host_kind, VUAS_HOST_IPV4);
  assert_string_equal(text_of(g.bytes, u.user), "bob");
  assert_string_equal(text_of(g.bytes, u.headers), "h=");
  assert_false(u.has_password || u.has_port);
  guard_drop(&g);
  /* everything that is no at-sign may be user; the first value of a repeated parameter counts */
  assert_true(parse("sip:a;b?c/d@h;transport;transport=udp;transport=tls;lrx;maddr", 61, &u, &g));
  assert_string_equal(text_of(g.bytes, u.user), "a;b?c/d");
  assert_string_equal(text_of(g.bytes, u.transport), "udp");
  assert_int_equal(u.maddr.len, 0);
  assert_false(u.lr);
  guard_drop(&g);
}

static void foreign(void **state)
{
  (void)state;
  vuas_uri u;
  guard g;
  assert_true(parse("tel:+1-201-555-0123;phone-context=x", 35, &u, &g));
  assert_int_equal(u.scheme, VUAS_SCHEME_TEL);
  assert_int_equal(u.host.len + u.user.len + u.params.len, 0);
  guard_drop(&g);
  assert_true(parse("http://www.example.com/a?b=c;d", 30, &u, &g));
  assert_int_equal(u.scheme, VUAS_SCHEME_OTHER);
  guard_drop(&g);
  assert_true(ok("nobodyKnowsThisScheme:totallyopaquecontent"));
  assert_true(ok("soap.beep://192.0.2.103:3002"));
  assert_true(ok("x+y-z.1:%41"));
  assert_false(ok("sip1:x y"));
  assert_false(ok("http:"));
  assert_false(ok("tel:"));
  assert_false(ok("http"));
  assert_false(ok("1http:x"));
  assert_false(ok(":x"));
  assert_false(ok(""));
  assert_false(ok("http:a%4"));
  assert_false(ok("http:a%4g"));
  assert_false(ok("http:a<b"));
  assert_false(ok("http:[::1]"));
  assert_false(ok("ht_tp:a"));
}

static void malformed(void **state)
{
  (void)state;
  static const char *const bad[] = {
    "sip:", "sip", "sip:@h", "sip::pw@h", "sip:a@", "sip:a@@h", "sip:a:b:c@h", "sip:a b@h", "sip:a%4@h",
      "sip:a%zz@h", "sip:<a@h>",
    "sip:a@h:", "sip:a@h:65536", "sip:a@h:-1", "sip:a@h:1a", "sip:a@h:1:2", "sip:h;", "sip:h;;a", "sip:h;=a",
      "sip:h;a=", "sip:h;a=b=c",
    "sip:h;a;", "sip:u@h;a@b", "sip:h;a%", "sip:h?", "sip:h?a", "sip:h?=b", "sip:h?a=b&", "sip:h?a=b&c",
      "sip:h?a=b=c", "sip:h?a=b;c",
    "sip:h;a=<b>", "sip:-h", "sip:h-", "sip:h-.a", "sip:h.-a", "sip:.h", "sip:h..a", "sip:.", "sip:256.1.1.1",
      "sip:1.2.3", "sip:1.2.3.4.5",
    "sip:1234", "sip:a.1", "sip:a.1.", "sip:[::1", "sip:::1", "sip:[]", "sip:[::1]x", "sip:[::1]]", "sip:[1.2.3.4]",
      "sip:[:1]", "sip:h[::1]",
    "sip:h\x7F", "sip:\xC3\xA4@h", "sip:a@h\xC3\xA4", "sip: h", " sip:h", "sip:h ", "sip:h/a", "sip:h&a",
      "sip:a[b@h", "sip:h?a=b#c"};
  for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
    if (ok(bad[k])) fail_msg("accepted: %s", bad[k]);
  }
  assert_false(ok_bytes("sip:a\0b@h", 9));
  assert_false(ok_bytes("sip:h\0", 6));
  static const char *const good[] = {
    "sip:h", "sip:h.", "sip:a_b.c", "sip:1h", "sip:1.h", "sip:h1", "sip:a--b", "sip:1.2.3.4", "sip:0.20.3.255",
      "sip:h:0", "sip:h:00005060",
    "sip:a:@h", "sip:a:@[::]", "sip:%00@h", "sip:h;a=b;c", "sip:h;%41=%42", "sip:h;a=[]/:&+$", "sip:h?a=",
      "sip:h?a=?&b=c", "sip:h?[]/?:+$=x",
    "sip:;@h", "sip:a;b:c@h", "sip:a@1.2.3.4.h", "SIP:h", "sip:h;lr=on"};
  for (size_t k = 0; k < sizeof good / sizeof good[0]; k++) {
    if (!ok(good[k])) fail_msg("refused: %s", good[k]);
  }
}

static void long_ones(void **state)
{
  (void)state;
  static char s[65532];
  memset(s, 'a', sizeof s);
  memcpy(s, "sip:", 4);
  s[60000] = '@';
  assert_true(ok_bytes(s, sizeof s));
  memset(s + 4, ':', sizeof s - 4);
  assert_false(ok_bytes(s, sizeof s));
  s[4] = '[';
  assert_false(ok_bytes(s, sizeof s));
}

static void every_cut(void **state)
{
  (void)state;
  const char *s = "sips:al%69ce:pw@[2001:db8::192.0.2.1]:5060;transport=tcp;lr?a=b%20";
  for (size_t n = 0; n <= strlen(s); n++) (void)ok_bytes(s, n);
}

static uint8_t family_of(const char *s, uint8_t ip[16])
{
  guard g = guard_make(s, strlen(s));
  uint8_t family = 9;
  memset(ip, 0xEE, 16);
  bool r = vuas_ip_value(g.bytes, 0, (uint32_t)strlen(s), &family, ip);
  assert_int_equal(r, family != 0);
  guard_drop(&g);
  return family;
}

static void ip_is(const char *s, uint8_t family, const char *octets)
{
  uint8_t ip[16];
  assert_int_equal(family_of(s, ip), family);
  assert_memory_equal(ip, octets, 16);
}

static void addresses(void **state)
{
  (void)state;
  ip_is("192.0.2.255", 4, "\xC0\0\2\xFF\0\0\0\0\0\0\0\0\0\0\0\0");
  ip_is("0.0.0.0", 4, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
  ip_is("1.20.30.4", 4, "\1\x14\x1E\4\0\0\0\0\0\0\0\0\0\0\0\0");
  ip_is("::", 6, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
  ip_is("[::]", 6, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
  ip_is("::1", 6, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1");
  ip_is("1::", 6, "\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
  ip_is("[2001:DB8::fFfF:1]", 6, "\x20\1\x0D\xB8\0\0\0\0\0\0\0\0\xFF\xFF\0\1");
  ip_is("1:2:3:4:5:6:7:8", 6, "\0\1\0\2\0\3\0\4\0\5\0\6\0\7\0\x8");
  ip_is("1:2:3:4:5:6:7::", 6, "\0\1\0\2\0\3\0\4\0\5\0\6\0\7\0\0");
  ip_is("::2:3:4:5:6:7:8", 6, "\0\0\0\2\0\3\0\4\0\5\0\6\0\7\0\x8");
  ip_is("::ffff:192.0.2.33", 6, "\0\0\0\0\0\0\0\0\0\0\xFF\xFF\xC0\0\2\x21");
  ip_is("1:2:3:4:5:6:1.2.3.4", 6, "\0\1\0\2\0\3\0\4\0\5\0\6\1\2\3\4");
  ip_is("1::1.2.3.4", 6, "\0\1\0\0\0\0\0\0\0\0\0\0\1\2\3\4");
  static const char *const bad[] = {
    "", ".", "1", "1.2.3", "1.2.3.4.", "1.2.3.4.5", ".1.2.3.4", "1..2.3", "256.1.1.1", "1.1.1.256", "0001.2.3.4",
      "1.2.3.04", "1.2.3.4 ", "a.b.c.d", "[1.2.3.4]",
    ":", ":::", "1:", ":1", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4::5:6:7:8", "12345::", "::g",
      "[::1", "::1]", "[]", "[[::1]]",
    "1.2.3.4::", "::1.2.3.4:5", "::1.2.3", "::1.2.3.256", "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:1.2.3.4", "::1:",
      "1:::2", "::%1", "fe80::1%eth0"};
  for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
    uint8_t ip[16];
    if (family_of(bad[k], ip) != 0) fail_msg("accepted: %s", bad[k]);
    for (int j = 0; j < 16; j++) assert_int_equal(ip[j], 0);
  }
}

static void hostports(void **state)
{
  (void)state;
  guard g = guard_make("[::1]:5061", 10);
  vuas_hostport h = vuas_read_hostport(g.bytes, 0, 10);
  assert_true(h.ok && h.end == 10);
  assert_true(h.kind == VUAS_HOST_IPV6 && h.host.off == 0 && h.host.len == 5 && h.has_port && h.port == 5061);
  h = vuas_read_hostport(g.bytes, 0, 5);
  assert_true(h.ok && h.end == 5 && h.kind == VUAS_HOST_IPV6 && h.host.len == 5 && !h.has_port && h.port == 0);
  h = vuas_read_hostport(g.bytes, 0, 6);
  assert_true(!h.ok && h.kind == VUAS_HOST_NONE && h.host.len == 0 && !h.has_port && h.port == 0);
  assert_false(vuas_read_hostport(g.bytes, 10, 10).ok);
  assert_int_equal(vuas_host_kind_of(g.bytes, 6, 10), VUAS_HOST_NONE);
  guard_drop(&g);
}

static void same_span(vuas_span s, vuas_span t)
{
  assert_int_equal(s.off, t.off);
  assert_int_equal(s.len, t.len);
}

/* The short way and the long one read the same: whether they accept. */
static bool both_ways(const char *s, size_t len)
{
  vuas_uri u;
  guard g;
  bool ok = parse(s, len, &u, &g);
  vuas_uri_read r = vuas_read_uri(g.bytes, 3, (uint32_t)len + 3);
  assert_int_equal(ok, r.ok);
  assert_int_equal(u.scheme, r.uri.scheme);
  assert_int_equal(u.host_kind, r.uri.host_kind);
  assert_int_equal(u.has_user, r.uri.has_user);
  assert_int_equal(u.has_password, r.uri.has_password);
  assert_int_equal(u.has_port, r.uri.has_port);
  assert_int_equal(u.lr, r.uri.lr);
  assert_int_equal(u.port, r.uri.port);
  same_span(u.whole, r.uri.whole);
  same_span(u.user, r.uri.user);
  same_span(u.password, r.uri.password);
  same_span(u.host, r.uri.host);
  same_span(u.params, r.uri.params);
  same_span(u.headers, r.uri.headers);
  same_span(u.transport, r.uri.transport);
  same_span(u.maddr, r.uri.maddr);
  uint32_t e = vuas_usual_uri(g.bytes, 3, (uint32_t)len + 3, &u);
  assert_int_equal(vuas_usual_uri_end(g.bytes, 3, (uint32_t)len + 3), e);
  if (e == len + 3) assert_true(ok);
  guard_drop(&g);
  return ok;
}

static bool usual(const char *s)
{
  vuas_uri u;
  guard g;
  (void)both_ways(s, strlen(s));
  (void)parse(s, strlen(s), &u, &g);
  bool is = vuas_usual_uri(g.bytes, 3, (uint32_t)strlen(s) + 3, &u) != VUAS_NONE;
  guard_drop(&g);
  return is;
}

static void usual_forms(void **state)
{
  (void)state;
  static const char *const yes[] = {
    "sip:a", "sip:a.b", "sip:bob@biloxi.example.com", "sip:a@b:0", "sip:a@b:65535", "sip:+1-555@b;user=phone",
    "sip:a/b;c@d;e=f", "sip:192.0.2.1", "sip:bob@192.0.2.4:5060;transport=udp", "sip:3com.com", "sip:a-b.c_d;x;LR;lr=1",
    "sip:a@b;maddr=x;maddr=y;transport=z;Transport=w", "sip:j.d@b", "sip:a@b;x=[::1]:/&+$"};
  static const char *const no[] = {
    "", "sip", "sip:", "SIP:a", "sips:a", "tel:1", "sip:a1", "sip:a.1", "sip:256.0.0.1", "sip:1.2.3", "sip:a.",
    "sip:a-", "sip:-a", "sip:.a", "sip:a..b", "sip:a--b", "sip:@b", "sip:a@", "sip:a:b@c", "sip:a:5@c", "sip:a%41@b",
    "sip:a@b@c",
    "sip:a@b:", "sip:a@b:65536", "sip:a@b:5x", "sip:[::1]", "sip:a@b;", "sip:a@b;;c", "sip:a@b;=c", "sip:a@b;c=",
    "sip:a@b;c=d=e", "sip:a@b;c%41", "sip:a@b;c=%41", "sip:a@b?c=d", "sip:a@b;c?d=e", "sip:a;b=@c;d@e", "sip:a;b@c@d",
    "sip:a/b", "sip:a b", "sip:a;b@c;d=e"};
  for (size_t k = 0; k < sizeof yes / sizeof yes[0]; k++) {
    if (!usual(yes[k])) fail_msg("not usual: %s", yes[k]);
  }
  for (size_t k = 0; k < sizeof no / sizeof no[0]; k++) {
    if (usual(no[k])) fail_msg("usual: %s", no[k]);
  }
}

/* One octet of a usual URI is any other. */
static void usual_but_one(void **state)
{
  (void)state;
  static const char *const texts[] = {
    "sip:bob@pc33.example.com:5060;transport=udp;lr", "sip:192.0.2.14;maddr=10.0.0.1",
    "sip:p1.hop-2.example.net;lr;r2=on"};
  for (size_t t = 0; t < sizeof texts / sizeof texts[0]; t++) {
    char s[64];
    size_t len = strlen(texts[t]);
    for (size_t k = 0; k < len; k++) {
      memcpy(s, texts[t], len);
      for (int c = 0; c < 256; c++) {
        s[k] = (char)c;
        (void)both_ways(s, len);
      }
    }
  }
}

/* It ends before a closing angle bracket, and is read no further. */
static void usual_ends(void **state)
{
  (void)state;
  vuas_uri u;
  const char *s = "sip:bob@b.example;lr>;tag=x@y";
  guard g = guard_make(s, strlen(s));
  assert_int_equal(vuas_usual_uri(g.bytes, 0, (uint32_t)strlen(s), &u), 20);
  span_in(u.whole, 20);
  assert_int_equal(u.whole.len, 20);
  assert_true(u.has_user && u.lr);
  assert_int_equal(vuas_usual_uri(g.bytes, 0, 20, &u), 20);
  assert_int_equal(vuas_usual_uri_end(g.bytes, 0, 29), 20);
  guard_drop(&g);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(full), cmocka_unit_test(plain), cmocka_unit_test(foreign), cmocka_unit_test(malformed),
    cmocka_unit_test(long_ones), cmocka_unit_test(every_cut), cmocka_unit_test(addresses), cmocka_unit_test(hostports),
    cmocka_unit_test(usual_forms), cmocka_unit_test(usual_but_one), cmocka_unit_test(usual_ends)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
