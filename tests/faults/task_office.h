// An office with a morning's work for three live tasks that inactivate, one that fails, and one that sends a survey.
#pragma once

#include "support/database.h"

namespace test {

// To be run on an Office::Holding::office: each task t1, t2, t3 takes its own center's clients, as many as are asked for, each with one active
// bid match profile and with a close-out session to come; t4 has a template that is not active; t5 sends a survey to each client of its center; user
// idle is inactivated.
inline std::string task_office(int clients) {
  return R"(
    UPDATE setting SET value = '0' WHERE name = 'sync_prompts.enabled';
    UPDATE setting SET value = '2025-03-10 15:00:00' WHERE name = 'clock.pinned';
    INSERT INTO user_account (id, name, last_active_at) VALUES ('idle', 'Idle', '2024-01-01 00:00:00');
    INSERT INTO center (id, name) VALUES ('t1', 'One'), ('t2', 'Two'), ('t3', 'Three'), ('t5', 'Five');
    INSERT INTO email_template (id, name, purpose, subject, body_text, active) VALUES ('bad', 'Bad', 'report', 'x', 'x', 0);
    INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, close_out, template_id, created_at) VALUES
      ('t1', 'One', 'inactivate_client', 91, 'ann', 1, 0, 1, NULL, '2025-03-01 00:00:00'),
      ('t2', 'Two', 'inactivate_client_reportable', 100, 'ann', 1, 0, 1, NULL, '2025-03-01 00:00:00'),
      ('t3', 'Three', 'inactivate_client', 200, 'ann', 1, 0, 1, NULL, '2025-03-01 00:00:00'),
      ('t4', 'Four', 'inactivate_client', 91, 'ann', 1, 0, 1, 'bad', '2025-03-01 00:00:00');
    INSERT INTO survey (id, name, entered_at) VALUES ('how', 'How', '2025-03-01 00:00:00');
    INSERT INTO survey_request_list (id, survey_id, name, entered_at) VALUES ('list', 'how', 'List', '2025-03-01 00:00:00');
    INSERT INTO automated_task (id, name, kind, n, owner_id, enabled, test_mode, survey_id, request_list_id, created_at) VALUES
      ('t5', 'Five', 'survey_any_follow_up', 0, 'ann', 1, 0, 'how', 'list', '2025-03-01 00:00:00');
    INSERT INTO task_center (task_id, center_id) VALUES ('t1', 't1'), ('t2', 't2'), ('t3', 't3'), ('t4', 't1'), ('t5', 't5');
    INSERT INTO client (id, name, center_id, email, entered_at)
      WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < )" +
         std::to_string(clients) + R"()
      SELECT t.id || '-' || i, 'Client ' || i, t.id, 'c' || i || '@client.example', '2020-01-01 00:00:00' FROM n, automated_task t WHERE t.id <> 't4';
    INSERT INTO bid_match_profile (id, client_id, entered_at) SELECT id, id, '2020-01-01 00:00:00' FROM client WHERE entered_at < '2021';
    INSERT INTO inquiry (id, client_id, activity_date) SELECT id, id, '2024-01-01' FROM client WHERE entered_at < '2021' AND id LIKE '%2';
    INSERT INTO counseling_session (id, client_id, session_date, center_id, entered_at)
      SELECT id, id, '2025-03-09', center_id, '2025-03-09 00:00:00' FROM client WHERE center_id = 't5')";
}

// Of each task, all has been done or nothing: an empty list, or what is amiss. A client that was to be taken has a row in the run's list, a
// session, and its entries in the audit log; and the run has its message.
inline std::vector<std::string> half_done(const Database& db) {
  return db.rows(R"(
    WITH done AS (
      SELECT t.id, (SELECT count(*) FROM task_run r WHERE r.task_id = t.id) AS runs, (SELECT count(*) FROM client c WHERE c.center_id = t.id) AS clients,
        (SELECT count(*) FROM client c WHERE c.center_id = t.id AND status = 'Inactive') AS inactive,
        (SELECT count(*) FROM bid_match_profile p WHERE p.id LIKE t.id || '-%' AND status = 'Inactive') AS profiles,
        (SELECT count(*) FROM counseling_session s WHERE s.center_id = t.id) AS sessions,
        (SELECT count(*) FROM task_run_client l JOIN task_run r ON r.id = l.run_id WHERE r.task_id = t.id) AS listed,
        (SELECT count(*) FROM audit_log a WHERE a.rule = t.id) AS audited,
        (SELECT count(*) FROM outbox o WHERE o.task_id = t.id) AS messages,
        (SELECT count(*) FROM inactivation_reviewed v WHERE v.task_id = t.id) AS reviewed
      FROM automated_task t WHERE t.id NOT IN ('t4', 't5'))
    SELECT * FROM done WHERE NOT (runs IN (0, 1) AND messages = runs AND reviewed >= runs AND inactive = runs * clients AND profiles = inactive
      AND sessions = inactive AND listed = inactive AND audited = 3 * inactive)
    UNION ALL SELECT 't4', runs, 0, 0, 0, 0, 0, 0, messages, 0
      FROM (SELECT (SELECT count(*) FROM task_run WHERE task_id = 't4' AND error IS NOT NULL) AS runs,
                   (SELECT count(*) FROM outbox WHERE task_id = 't4') AS messages) WHERE messages <> runs
    UNION ALL SELECT 't5', runs, clients, written, sent, requested, listed, 0, 0, 0
      FROM (SELECT (SELECT count(*) FROM task_run WHERE task_id = 't5') AS runs, (SELECT count(*) FROM client WHERE center_id = 't5') AS clients,
                   (SELECT count(*) FROM outbox WHERE task_id = 't5' AND queue_id IS NOT NULL) AS written,
                   (SELECT count(*) FROM task_queue WHERE task_id = 't5' AND status = 'sent') AS sent,
                   (SELECT count(*) FROM survey_request JOIN audit_log ON table_name = 'survey_request' AND new_value = client_id) AS requested,
                   (SELECT count(*) FROM task_run_message) AS listed)
     WHERE NOT (written = runs * clients AND sent = written AND requested = written AND listed = written)
    UNION ALL SELECT 'idle', 0, 0, 0, 0, 0, 0, 0, 0, 0
      FROM user_account WHERE id = 'idle' AND (status = 'Inactive') <> (SELECT count(*) FROM audit_log WHERE table_name = 'user_account'))");
}

}  // namespace test
