/* SPDX-License-Identifier: Apache-2.0 */
/* One job for every parser: read a whole message and hand out the same values. */
#ifndef BENCH_PEERS_H
#define BENCH_PEERS_H

#include "values.h"

/* Each parses the message, which a zero octet follows, and finds, where it is present:
   - as VUAS_FIELD_OTHER: method or status; of the Request-URI user and host; host and branch of each Via; user, host
     and tag of From and of To; Call-ID; number and method of CSeq; host of the first Contact; hosts of all Route and
     Record-Route values; Max-Forwards; Content-Length;
   - each as its own field: the tokens of Allow, Supported, Require, Unsupported, Content-Encoding, Content-Language;
     type and subtype of Accept (each range) and Content-Type; type and handling of Content-Disposition; seconds and
     refresher of Session-Expires; seconds of Min-SE and Retry-After; RSeq; the two numbers and the method of RAck;
     protocol and cause of each Reason; the time of Timestamp; the six numbers of Date; scheme and realm of
     Authorization, WWW-Authenticate and their Proxy- forms.

   Who reads what as a value of its own, and what the adapter makes out of the raw text the stack hands out, as a user
   of it must:
   - vuas: all values but the time of Timestamp, which is cut off from the delay behind it.
   - sofia-sip: all; cause is a number made from text, Date is seconds, taken apart for the comparison only.
   - osip2: Allow, Accept, Content-Encoding, Content-Type, and the scheme and realm of credentials and challenges.
     It keeps all other fields as raw text, cut at the commas of lists, which are found in one walk over them. Numbers
     are made with strtoul; what has parameters (Content-Disposition, Session-Expires, Reason) goes through the reader
     of Content-Disposition, the nearest it has; Date through strptime.
   - libre: Content-Type. Of all other fields it finds the rows by a hash, cut at the commas of lists; the values are
     made with its public helpers: msg_ctype_decode, msg_param_decode, re_regex, pl_u32, httpauth_digest_...; Date
     with strptime. It knows no scheme but Digest. */
typedef int parser(const char *message, size_t length, values *v);
parser parse_vuas, parse_osip, parse_sofia, parse_re;

void start_osip(void);
void start_re(void);

/* The date a text begins with, for stacks that have no reader of it. */
void found_date_text(values *v, const char *s);
struct tm;
void found_date(values *v, const struct tm *t);

/* A text without its quotes, if it has any; NULL is none. */
void found_unquoted(values *v, const char *s);

#endif
