/* SPDX-License-Identifier: Apache-2.0 */
/* Dialog of an INVITE, callee's side (RFC 3261 12, 14.2, 15; RFC 5407 2).
   Made of spec/machines/dialog.table by spec/machines/generate; change the table. s: state, e: event. */
#ifndef VUAS_SPEC_DIALOG_H
#define VUAS_SPEC_DIALOG_H

#include "vuas.h"

/*@
    logic integer vuas_dialog_sent_100 = 0;
    logic integer vuas_dialog_sent_1xx = 1;
    logic integer vuas_dialog_sent_2xx = 2;
    logic integer vuas_dialog_sent_final = 3;
    logic integer vuas_dialog_got_ack = 4;
    logic integer vuas_dialog_no_ack = 5;
    logic integer vuas_dialog_sent_bye = 6;
    logic integer vuas_dialog_got_bye = 7;
    logic integer vuas_dialog_ended = 8;
    logic integer vuas_dialog_got_old = 9;
    logic integer vuas_dialog_got_invite = 10;
    logic integer vuas_dialog_got_options = 11;
    logic integer vuas_dialog_got_other = 12;
    logic integer vuas_dialog_got_request = 13;
    logic integer vuas_dialog_got_unplaced = 14;
    logic integer vuas_dialog_got_glare = 15;

    logic integer vuas_dialog_to(integer s, integer e, integer open) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_dialog_sent_1xx ? VUAS_CALL_EARLY :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_dialog_sent_2xx ? VUAS_CALL_MORATORIUM :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_dialog_sent_final ? VUAS_CALL_FREE :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY) && e == vuas_dialog_ended ? VUAS_CALL_FREE :
      s == VUAS_CALL_MORATORIUM && e == vuas_dialog_got_ack ? VUAS_CALL_ESTABLISHED :
      s == VUAS_CALL_MORATORIUM && e == vuas_dialog_no_ack ? VUAS_CALL_ESTABLISHED :
      s == VUAS_CALL_MORATORIUM && e == vuas_dialog_sent_bye ? VUAS_CALL_MORTAL :
      s == VUAS_CALL_MORATORIUM && e == vuas_dialog_got_bye ? VUAS_CALL_MORTAL :
      s == VUAS_CALL_MORATORIUM && e == vuas_dialog_ended ? VUAS_CALL_FREE :
      s == VUAS_CALL_ESTABLISHED && e == vuas_dialog_sent_bye ? VUAS_CALL_MORTAL :
      s == VUAS_CALL_ESTABLISHED && e == vuas_dialog_got_bye ? VUAS_CALL_FREE :
      s == VUAS_CALL_ESTABLISHED && e == vuas_dialog_ended ? VUAS_CALL_FREE :
      s == VUAS_CALL_MORTAL && e == vuas_dialog_ended ? VUAS_CALL_FREE :
      s;

    logic boolean vuas_dialog_does_answer_500(integer s, integer e, integer open) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED ||
        s == VUAS_CALL_MORTAL) && e == vuas_dialog_got_old ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        (e == vuas_dialog_got_invite || e == vuas_dialog_got_glare) && open != 0 ? \true :
      \false;

    logic boolean vuas_dialog_does_answer_488(integer s, integer e, integer open) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_invite && open == 0 ? \true :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_ESTABLISHED) && e == vuas_dialog_got_glare &&
        open == 0 ? \true :
      \false;

    logic boolean vuas_dialog_does_answer_491(integer s, integer e, integer open) =
      s == VUAS_CALL_MORATORIUM && e == vuas_dialog_got_glare && open == 0 ? \true :
      \false;

    logic boolean vuas_dialog_does_answer_200(integer s, integer e, integer open) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_options ? \true :
      \false;

    logic boolean vuas_dialog_does_answer_405(integer s, integer e, integer open) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_other ? \true :
      \false;

    logic boolean vuas_dialog_does_tell_request(integer s, integer e, integer open) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_request ? \true :
      \false;

    logic boolean vuas_dialog_does_answer_503(integer s, integer e, integer open) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_unplaced ? \true :
      \false;

    logic boolean vuas_dialog_does_answer_481(integer s, integer e, integer open) =
      s == VUAS_CALL_MORTAL && (e == vuas_dialog_got_invite || e == vuas_dialog_got_glare ||
        e == vuas_dialog_got_options || e == vuas_dialog_got_other || e == vuas_dialog_got_request ||
        e == vuas_dialog_got_unplaced) ? \true :
      s == VUAS_CALL_FREE && (e == vuas_dialog_got_old || e == vuas_dialog_got_invite || e == vuas_dialog_got_glare ||
        e == vuas_dialog_got_options || e == vuas_dialog_got_other || e == vuas_dialog_got_request ||
        e == vuas_dialog_got_unplaced || e == vuas_dialog_got_bye) ? \true :
      \false;

    logic integer vuas_dialog_told(integer s, integer e, integer open) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_request ? 1 :
      0;

    logic integer vuas_dialog_told_1(integer s, integer e, integer open) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_request ? VUAS_EVENT_REQUEST :
      -1;

    logic integer vuas_dialog_sends(integer s, integer e, integer open) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED ||
        s == VUAS_CALL_MORTAL) && e == vuas_dialog_got_old ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        (e == vuas_dialog_got_invite || e == vuas_dialog_got_glare) && open != 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_invite && open == 0 ? 1 :
      s == VUAS_CALL_MORATORIUM && e == vuas_dialog_got_glare && open == 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_ESTABLISHED) && e == vuas_dialog_got_glare &&
        open == 0 ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_options ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_other ? 1 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_unplaced ? 1 :
      s == VUAS_CALL_MORTAL && (e == vuas_dialog_got_invite || e == vuas_dialog_got_glare ||
        e == vuas_dialog_got_options || e == vuas_dialog_got_other || e == vuas_dialog_got_request ||
        e == vuas_dialog_got_unplaced) ? 1 :
      s == VUAS_CALL_FREE && (e == vuas_dialog_got_old || e == vuas_dialog_got_invite || e == vuas_dialog_got_glare ||
        e == vuas_dialog_got_options || e == vuas_dialog_got_other || e == vuas_dialog_got_request ||
        e == vuas_dialog_got_unplaced || e == vuas_dialog_got_bye) ? 1 :
      0;

    logic integer vuas_dialog_sends_1(integer s, integer e, integer open) =
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED ||
        s == VUAS_CALL_MORTAL) && e == vuas_dialog_got_old ? 500 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        (e == vuas_dialog_got_invite || e == vuas_dialog_got_glare) && open != 0 ? 500 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_invite && open == 0 ? 488 :
      s == VUAS_CALL_MORATORIUM && e == vuas_dialog_got_glare && open == 0 ? 491 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_ESTABLISHED) && e == vuas_dialog_got_glare &&
        open == 0 ? 488 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_options ? 200 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_other ? 405 :
      (s == VUAS_CALL_INVITED || s == VUAS_CALL_EARLY || s == VUAS_CALL_MORATORIUM || s == VUAS_CALL_ESTABLISHED) &&
        e == vuas_dialog_got_unplaced ? 503 :
      s == VUAS_CALL_MORTAL && (e == vuas_dialog_got_invite || e == vuas_dialog_got_glare ||
        e == vuas_dialog_got_options || e == vuas_dialog_got_other || e == vuas_dialog_got_request ||
        e == vuas_dialog_got_unplaced) ? 481 :
      s == VUAS_CALL_FREE && (e == vuas_dialog_got_old || e == vuas_dialog_got_invite || e == vuas_dialog_got_glare ||
        e == vuas_dialog_got_options || e == vuas_dialog_got_other || e == vuas_dialog_got_request ||
        e == vuas_dialog_got_unplaced || e == vuas_dialog_got_bye) ? 481 :
      -1;
*/

#endif
