-- prompts: what must hold of the questions, one row for each violation.
SELECT 'prompt' AS "check", 'prompt' AS table_name, id AS row_id, 'it is pending, but its client does not exist; answer decline' AS problem
  FROM prompt WHERE answer IS NULL AND withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM client WHERE id = prompt.client_id)
UNION ALL
SELECT 'prompt', 'prompt', id, 'it is pending, but its milestone does not exist; answer decline'
  FROM prompt WHERE answer IS NULL AND withdrawn_at IS NULL AND action = 'update client'
   AND NOT EXISTS (SELECT 1 FROM milestone WHERE id = prompt.milestone_id)
UNION ALL
SELECT 'prompt', 'prompt', id, 'it was answered, but not carried out: triggers were missing; call crm_install(), and make the change by hand'
  FROM prompt WHERE answer IS NOT NULL AND answered_at IS NULL
UNION ALL
SELECT 'prompt', 'prompt', id, 'it was answered, as audit_log tells, and then replaced by hand; it cannot be answered again'
  FROM prompt WHERE answer IS NULL AND EXISTS (SELECT 1 FROM audit_log WHERE table_name = 'prompt' AND row_id = prompt.id || '')
UNION ALL
SELECT 'milestone', 'milestone', m.id, 'it says that an accepted question created it, and there is none; set prompt_id to NULL'
  FROM milestone m WHERE m.prompt_id IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM prompt p WHERE p.id = m.prompt_id AND p.answer = 'accept')
