/* SPDX-License-Identifier: Apache-2.0 */
/* What verbs take: text that must not start a line, statuses, counts, sizes. */
#include "peer.h"

static vuas_options redirect_to(const char *uri)
{
  vuas_options o = options(0, NULL);
  o.n_contacts = 1;
  o.contact[0] = text(uri);
  return o;
}

static vuas_text octets(const char *s, size_t n)
{
  vuas_text t = {(const uint8_t *)s, (uint32_t)n};
  return t;
}

/* ---- text ---- */

static const struct {
  const char *s;
  size_t n;
} new_lines[] = {{"a\r\nX-Evil: 1", 12}, {"a\nX-Evil: 1", 11}, {"a\rb", 3}, {"a\0b", 3}, {"\r\n", 2},
                 {"a\r\n b", 5},         {"a\x7f", 2},         {"\x01", 1}};

static void no_new_line_by_a_reason_phrase(void **state)
{
  (void)state;
  call_in();
  for (unsigned i = 0; i < sizeof new_lines / sizeof new_lines[0]; i++) {
    vuas_options o = options(0, ANSWER);
    o.reason = octets(new_lines[i].s, new_lines[i].n);
    assert_int_equal(say(vuas_progress, P.call, &o), VUAS_E_ARGUMENT);
    assert_int_equal(say(vuas_accept, P.call, &o), VUAS_E_ARGUMENT);
    assert_int_equal(say(vuas_reject, P.call, &o), VUAS_E_ARGUMENT);
  }
  ring();
}

static void no_new_line_by_a_field(void **state)
{
  (void)state;
  call_in();
  for (unsigned i = 0; i < sizeof new_lines / sizeof new_lines[0]; i++) {
    vuas_options o = options(0, NULL);
    o.n_fields = 2;
    o.field[0].name = o.field[1].name = text("X-Good");
    o.field[0].value = text("good");
    o.field[1].value = octets(new_lines[i].s, new_lines[i].n);
    assert_int_equal(say(vuas_progress, P.call, &o), VUAS_E_ARGUMENT);
    o.field[1].value = text("good");
    o.field[1].name = octets(new_lines[i].s, new_lines[i].n);
    assert_int_equal(say(vuas_progress, P.call, &o), VUAS_E_ARGUMENT);
  }
  const char *no_name[] = {"", "X Y", "X:", "X-\xc3\xa4", " X", "X\t"};
  for (unsigned i = 0; i < 6; i++) {
    vuas_options o = options(0, NULL);
    o.n_fields = 1;
    o.field[0].name = text(no_name[i]);
    o.field[0].value = text("v");
    assert_int_equal(say(vuas_progress, P.call, &o), VUAS_E_ARGUMENT);
  }
  vuas_options o = options(0, NULL);
  o.n_fields = 1;
  o.field[0].name = text("X-Good");
  o.field[0].value = text("tab\tand \xd0\xbf\xd1\x80");
  assert_int_equal(say(vuas_progress, P.call, &o), VUAS_OK);
  row_is(last(), "X-Good", "tab\tand \xd0\xbf\xd1\x80");
}

static void fields_that_the_core_writes_are_refused(void **state)
{
  const char *name[] = {"Via",  "v", "From", "f", "To",           "t",       "Call-ID",        "i",
                        "CSeq", "M", "l",    "c", "record-route", "Contact", "content-LENGTH", "Content-Type"};
  (void)state;
  call_in();
  for (unsigned i = 0; i < sizeof name / sizeof name[0]; i++) {
    vuas_options o = options(0, NULL);
    o.n_fields = 1;
    o.field[0].name = text(name[i]);
    o.field[0].value = text("0");
    assert_int_equal(say(vuas_progress, P.call, &o), VUAS_E_ARGUMENT);
  }
  ring();
}

static void no_new_line_by_a_body_type(void **state)
{
  (void)state;
  call_in();
  for (unsigned i = 0; i < sizeof new_lines / sizeof new_lines[0]; i++) {
    vuas_options o = options(0, ANSWER);
    o.content_type = octets(new_lines[i].s, new_lines[i].n);
    assert_int_equal(say(vuas_accept, P.call, &o), VUAS_E_ARGUMENT);
  }
  vuas_options o = options(0, ANSWER);
  o.content_type = text("");
  assert_int_equal(say(vuas_accept, P.call, &o), VUAS_E_ARGUMENT);
  accept_call();
}

static void no_new_line_by_a_contact(void **state)
{
  (void)state;
  call_in();
  for (unsigned i = 0; i < sizeof new_lines / sizeof new_lines[0]; i++) {
    vuas_options o = redirect_to("");
    o.contact[0] = octets(new_lines[i].s, new_lines[i].n);
    assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_E_ARGUMENT);
  }
  vuas_options o = redirect_to("sip:carol@example.net>, <sip:mallory@example.net");
  assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_E_ARGUMENT);
  ring();
}

/* ---- statuses and counts ---- */

static void a_verb_takes_its_own_statuses_only(void **state)
{
  (void)state;
  const struct {
    verb *v;
    uint16_t low, high;
  } range[] = {{vuas_trying, 100, 100},
               {vuas_progress, 101, 199},
               {vuas_accept, 200, 299},
               {vuas_redirect, 300, 399},
               {vuas_reject, 400, 699}};
  const uint16_t status[] = {1, 99, 100, 101, 199, 200, 299, 300, 399, 400, 699, 700, 999, 1000, 65535};
  for (unsigned i = 0; i < 5; i++)
    for (unsigned k = 0; k < sizeof status / sizeof status[0]; k++) {
      if (status[k] == 503) continue;
      assert_int_equal(fresh(state), 0);
      call_in();
      vuas_options o = options(status[k], ANSWER);
      o.n_contacts = range[i].v == vuas_redirect ? 1 : 0;
      o.contact[0] = text("sip:carol@example.net");
      if (range[i].v == vuas_trying) o.body.length = o.content_type.length = 0;
      bool good = status[k] >= range[i].low && status[k] <= range[i].high;
      assert_int_equal(say(range[i].v, P.call, &o), good ? VUAS_OK : VUAS_E_ARGUMENT);
    }
}

static void counts_out_of_range(void **state)
{
  (void)state;
  call_in();
  vuas_options o = options(0, NULL);
  o.n_fields = VUAS_MAX_FIELDS + 1;
  assert_int_equal(say(vuas_progress, P.call, &o), VUAS_E_ARGUMENT);
  o.n_fields = 0xFFFFFFFF;
  assert_int_equal(say(vuas_progress, P.call, &o), VUAS_E_ARGUMENT);
  o = redirect_to("sip:carol@example.net");
  o.n_contacts = VUAS_MAX_CONTACTS + 1;
  assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_E_ARGUMENT);
  ring();
}

static void counts_at_their_bounds(void **state)
{
  (void)state;
  call_in();
  vuas_options o = options(0, NULL);
  o.n_fields = VUAS_MAX_FIELDS;
  for (unsigned i = 0; i < VUAS_MAX_FIELDS; i++) {
    o.field[i].name = text("X");
    o.field[i].value = text("v");
  }
  assert_int_equal(say(vuas_progress, P.call, &o), VUAS_OK);
  assert_int_equal(rows(last(), "X"), VUAS_MAX_FIELDS);
  o = redirect_to("sip:carol@example.net");
  o.n_contacts = VUAS_MAX_CONTACTS;
  for (unsigned i = 0; i < VUAS_MAX_CONTACTS; i++) o.contact[i] = text("sip:carol@example.net");
  assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_OK);
}

static void bye_takes_fields_only(void **state)
{
  (void)state;
  established();
  refuses(vuas_bye, 200, NULL, VUAS_E_ARGUMENT);
  refuses(vuas_bye, 0, ANSWER, VUAS_E_ARGUMENT);
  vuas_options o = options(0, NULL);
  o.n_fields = 1;
  o.field[0].name = text("Reason");
  o.field[0].value = text("a\r\nX: b");
  assert_int_equal(say(vuas_bye, P.call, &o), VUAS_E_ARGUMENT);
  must(vuas_bye, 0, NULL);
  answered("BYE");
}

static void redirect_lists_its_targets(void **state)
{
  (void)state;
  call_in();
  vuas_options o = redirect_to("sip:carol@example.net");
  o.n_contacts = 2;
  o.contact[1] = text("tel:+15551234;x=y");
  assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_OK);
  answered("302");
  char all[256] = "";
  for (unsigned i = 0; row(last(), "Contact", i) != NULL; i++) {
    size_t n = strlen(all);
    snprintf(all + n, sizeof all - n, "%s%s", i ? ", " : "", row(last(), "Contact", i));
  }
  assert_string_equal(all, "<sip:carol@example.net>, <tel:+15551234;x=y>");
}

/* q puts the targets in order, expires bounds their use: RFC 3261 20.10. */
static void redirect_gives_its_targets_parameters(void **state)
{
  (void)state;
  call_in();
  vuas_options o = redirect_to("sip:carol@example.net");
  o.n_contacts = 3;
  o.contact_params[0] = text(";q=0.7;expires=3600");
  o.contact[1] = text("tel:+15551234;x=y");
  o.contact_params[1] = text(" ; q = 0.1 ;+sip.instance=\"<urn:uuid:1>,\\\"\";x;h=[2001:db8::1]");
  o.contact[2] = text("sip:dan@example.net");
  assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_OK);
  answered("302");
  const char *want = "\r\nContact: <sip:carol@example.net>;q=0.7;expires=3600\r\n"
                     "Contact: <tel:+15551234;x=y> ; q = 0.1 ;+sip.instance=\"<urn:uuid:1>,\\\"\";x;h=[2001:db8::1]\r\n"
                     "Contact: <sip:dan@example.net>\r\n";
  assert_non_null(strstr(last()->text, want));
}

static void parameters_of_a_target_are_nothing_else(void **state)
{
  (void)state;
  call_in();
  const char *bad[] = {"q=1", ";", ";q=", ";;q=1", ";q=1;", ";q=1 expires=2", ";q=1, <sip:mallory@example.net>", ">",
                       ";x=\"a", ";x=a\"b", ";x=<a>", ";x=(a)", ";x=\xc3\xa9", " ", ";\xff", ";x=\"\\\r\"", ";a=b=c"};
  vuas_options o = redirect_to("sip:carol@example.net");
  for (unsigned i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    o.contact_params[0] = text(bad[i]);
    assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_E_ARGUMENT);
  }
  for (unsigned i = 0; i < sizeof new_lines / sizeof new_lines[0]; i++) {
    for (unsigned quoted = 0; quoted < 2; quoted++) {
      char params[64] = ";x=\"";
      size_t n = 3 + quoted;
      memcpy(params + n, new_lines[i].s, new_lines[i].n);
      n += new_lines[i].n;
      if (quoted) params[n++] = '"';
      o.contact_params[0] = octets(params, n);
      assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_E_ARGUMENT);
    }
  }
  o.contact_params[0] = text(";\r\n x"); /* a fold is grammar, but no text of ours */
  assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_E_ARGUMENT);
  static char longest[VUAS_TX_BYTES + 1];
  memset(longest, 'x', sizeof longest);
  longest[0] = ';';
  o.contact_params[0] = octets(longest, VUAS_TX_BYTES);
  assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_E_SIZE);
  o.contact_params[0] = octets(longest, VUAS_TX_BYTES + 1);
  assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_E_ARGUMENT);
  o.contact_params[0] = text("");
  o.contact_params[1] = text("\r\n"); /* of a target that is none */
  assert_int_equal(say(vuas_redirect, P.call, &o), VUAS_OK);
  row_is(last(), "Contact", "<sip:carol@example.net>");
}

/* ---- sizes ---- */

static void a_body_too_long_is_refused_and_the_longest_fits(void **state)
{
  static char body[2 * VUAS_TX_BYTES];
  uint32_t longest = 0, shortest_refused = sizeof body;
  memset(body, 'x', sizeof body);
  (void)state;
  while (longest + 1 < shortest_refused) {
    uint32_t n = (longest + shortest_refused) / 2;
    assert_int_equal(fresh(state), 0);
    call_in();
    vuas_options o = options(0, ANSWER);
    o.body = octets(body, n);
    vuas_status s = say(vuas_accept, P.call, &o);
    assert_true(s == VUAS_OK || s == VUAS_E_SIZE);
    if (s == VUAS_OK) {
      longest = n;
      assert_int_equal(strlen(body_of(last())), n);
      wait_ms(500); /* again, whole */
      assert_int_equal(strlen(body_of(last())), n);
    } else {
      shortest_refused = n;
      accept_call();
    }
  }
  assert_true(longest > 2000);
  assert_true(longest < VUAS_TX_BYTES);
}

static void fields_too_long_are_refused(void **state)
{
  (void)state;
  static char value[VUAS_TX_BYTES];
  memset(value, 'v', sizeof value);
  call_in();
  vuas_options o = options(0, NULL);
  o.n_fields = 1;
  o.field[0].name = text("X");
  o.field[0].value = octets(value, sizeof value);
  assert_int_equal(say(vuas_progress, P.call, &o), VUAS_E_SIZE);
  o = options(0, NULL);
  o.reason = octets(value, sizeof value);
  assert_int_equal(say(vuas_progress, P.call, &o), VUAS_E_SIZE);
  o = redirect_to("");
  o.contact[0] = octets(value, sizeof value);
  vuas_status s = say(vuas_redirect, P.call, &o);
  assert_true(s == VUAS_E_SIZE || s == VUAS_E_ARGUMENT);
  ring();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      T(no_new_line_by_a_reason_phrase),
      T(no_new_line_by_a_field),
      T(fields_that_the_core_writes_are_refused),
      T(no_new_line_by_a_body_type),
      T(no_new_line_by_a_contact),
      T(a_verb_takes_its_own_statuses_only),
      T(counts_out_of_range),
      T(counts_at_their_bounds),
      T(bye_takes_fields_only),
      T(redirect_lists_its_targets),
      T(redirect_gives_its_targets_parameters),
      T(parameters_of_a_target_are_nothing_else),
      T(a_body_too_long_is_refused_and_the_longest_fits),
      T(fields_too_long_are_refused),
  };
  return cmocka_run_group_tests_name("core: options of the verbs", tests, NULL, NULL);
}
