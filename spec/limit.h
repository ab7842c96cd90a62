/* SPDX-License-Identifier: Apache-2.0 */
/* Bounds on a flood: stateless answers a second, transactions a source. */
#ifndef VUAS_SPEC_LIMIT_H
#define VUAS_SPEC_LIMIT_H

/*@ // the second in which the last stateless answers were counted is over
    predicate vuas_second_over(integer second_at, integer now) = now < second_at || now - second_at >= 1000;

    // A place of sources: it has its whole allowance of n again at an instant; each transaction costs ms of it. There
    // is room for one more as long as not all n are spent, and after it the instant is ms later.
    predicate vuas_source_room(integer whole_at, integer n, integer ms, integer now) = whole_at <= now + (n - 1) * ms;
    logic integer vuas_source_after(integer whole_at, integer n, integer ms, integer now) =
      whole_at > now + (n - 1) * ms ? whole_at : (whole_at > now ? whole_at : now) + ms;

    // the four places of a source, one from each quarter of its hash; place p is one of them
    logic integer vuas_source_0(integer hash) = hash % 65536 % VUAS_SOURCES;
    logic integer vuas_source_1(integer hash) = hash / 65536 % 65536 % VUAS_SOURCES;
    logic integer vuas_source_2(integer hash) = hash / 4294967296 % 65536 % VUAS_SOURCES;
    logic integer vuas_source_3(integer hash) = hash / 281474976710656 % VUAS_SOURCES;
    predicate vuas_source_has(integer hash, integer p) =
      p == vuas_source_0(hash) || p == vuas_source_1(hash) || p == vuas_source_2(hash) || p == vuas_source_3(hash);
*/
#endif
