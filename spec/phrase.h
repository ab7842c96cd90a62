/* SPDX-License-Identifier: Apache-2.0 */
/* What the fixed texts are: their octets, their lengths, and which one belongs to a status, a cause, a field. */
#ifndef VUAS_SPEC_PHRASE_H
#define VUAS_SPEC_PHRASE_H

/*@ // an octet of a row; what is not ASCII would be a question mark
    logic integer vuas_phrase_cell{L}(signed char *t, integer i) = (t[i] < 0 ? '?' : t[i]);

    logic integer vuas_phrase_octet{L}(integer p, integer k) =
      vuas_phrase_cell(&vuas_phrase_text[0][0], p * VUAS_PHRASE_ROW + k);

    // where the text ends that goes on at k: measure VUAS_PHRASE_ROW - k
    logic integer vuas_phrase_end{L}(integer p, integer k) =
      k >= VUAS_PHRASE_ROW ? VUAS_PHRASE_ROW : vuas_phrase_octet(p, k) == 0 ? k : vuas_phrase_end(p, k + 1);

    logic integer vuas_phrase_size{L}(integer p) = vuas_phrase_end(p, 0);

    // the octets from i on are this phrase
    predicate vuas_phrase_there{L}(uint8_t *b, integer i, integer p) =
      \forall integer k; 0 <= k < vuas_phrase_size(p) ==> b[i + k] == vuas_phrase_octet(p, k);
*/

/*@ // reason phrases by status (RFC 3261 21 and the registered extensions)
    logic integer vuas_reason_1xx(integer s) =
      s == 100 ? VUAS_PHRASE_100 : s == 180 ? VUAS_PHRASE_180 : s == 181 ? VUAS_PHRASE_181 :
      s == 182 ? VUAS_PHRASE_182 : s == 199 ? VUAS_PHRASE_199 : VUAS_PHRASE_183;

    logic integer vuas_reason_2xx(integer s) =
      s == 202 ? VUAS_PHRASE_202 : s == 204 ? VUAS_PHRASE_204 : VUAS_PHRASE_200;

    logic integer vuas_reason_3xx(integer s) =
      s == 301 ? VUAS_PHRASE_301 : s == 302 ? VUAS_PHRASE_302 : s == 305 ? VUAS_PHRASE_305 :
      s == 380 ? VUAS_PHRASE_380 : VUAS_PHRASE_300;

    logic integer vuas_reason_4xx(integer s) =
      s == 401 ? VUAS_PHRASE_401 : s == 402 ? VUAS_PHRASE_402 : s == 403 ? VUAS_PHRASE_403 :
      s == 404 ? VUAS_PHRASE_404 : s == 405 ? VUAS_PHRASE_405 : s == 406 ? VUAS_PHRASE_406 :
      s == 407 ? VUAS_PHRASE_407 : s == 408 ? VUAS_PHRASE_408 : s == 410 ? VUAS_PHRASE_410 :
      s == 412 ? VUAS_PHRASE_412 : s == 413 ? VUAS_PHRASE_413 : s == 414 ? VUAS_PHRASE_414 :
      s == 415 ? VUAS_PHRASE_415 : s == 416 ? VUAS_PHRASE_416 : s == 417 ? VUAS_PHRASE_417 :
      s == 420 ? VUAS_PHRASE_420 : s == 421 ? VUAS_PHRASE_421 : s == 422 ? VUAS_PHRASE_422 :
      s == 423 ? VUAS_PHRASE_423 : s == 424 ? VUAS_PHRASE_424 : s == 425 ? VUAS_PHRASE_425 :
      s == 428 ? VUAS_PHRASE_428 : s == 429 ? VUAS_PHRASE_429 : s == 430 ? VUAS_PHRASE_430 :
      s == 433 ? VUAS_PHRASE_433 : s == 436 ? VUAS_PHRASE_436 : s == 437 ? VUAS_PHRASE_437 :
      s == 438 ? VUAS_PHRASE_438 : s == 439 ? VUAS_PHRASE_439 : s == 440 ? VUAS_PHRASE_440 :
      s == 469 ? VUAS_PHRASE_469 : s == 470 ? VUAS_PHRASE_470 : s == 480 ? VUAS_PHRASE_480 :
      s == 481 ? VUAS_PHRASE_481 : s == 482 ? VUAS_PHRASE_482 : s == 483 ? VUAS_PHRASE_483 :
      s == 484 ? VUAS_PHRASE_484 : s == 485 ? VUAS_PHRASE_485 : s == 486 ? VUAS_PHRASE_486 :
      s == 487 ? VUAS_PHRASE_487 : s == 488 ? VUAS_PHRASE_488 : s == 489 ? VUAS_PHRASE_489 :
      s == 491 ? VUAS_PHRASE_491 : s == 493 ? VUAS_PHRASE_493 : s == 494 ? VUAS_PHRASE_494 : VUAS_PHRASE_400;

    logic integer vuas_reason_5xx(integer s) =
      s == 501 ? VUAS_PHRASE_501 : s == 502 ? VUAS_PHRASE_502 : s == 503 ? VUAS_PHRASE_503 :
      s == 504 ? VUAS_PHRASE_504 : s == 505 ? VUAS_PHRASE_505 : s == 513 ? VUAS_PHRASE_513 :
      s == 555 ? VUAS_PHRASE_555 : s == 580 ? VUAS_PHRASE_580 : VUAS_PHRASE_500;

    logic integer vuas_reason_6xx(integer s) =
      s == 603 ? VUAS_PHRASE_603 : s == 604 ? VUAS_PHRASE_604 : s == 606 ? VUAS_PHRASE_606 :
      s == 607 ? VUAS_PHRASE_607 : s == 608 ? VUAS_PHRASE_608 : VUAS_PHRASE_600;

    logic integer vuas_reason_phrase(integer s) =
      s < 200 ? vuas_reason_1xx(s) : s < 300 ? vuas_reason_2xx(s) : s < 400 ? vuas_reason_3xx(s) :
      s < 500 ? vuas_reason_4xx(s) : s < 600 ? vuas_reason_5xx(s) : vuas_reason_6xx(s);

    logic integer vuas_cause_phrase(integer cause) =
      cause <= VUAS_CAUSE_CONTENT_TYPE ? VUAS_PHRASE_CAUSE + cause : VUAS_PHRASE_CAUSE + VUAS_CAUSE_NONE;

    logic integer vuas_field_phrase(integer field) =
      field <= VUAS_FIELD_LAST ? VUAS_PHRASE_FIELD + field : VUAS_PHRASE_FIELD + VUAS_FIELD_OTHER;
*/

#endif
