-- mail, from schema version 2 to 3: a template says what it is for, and is checked against the fields of that purpose.
ALTER TABLE email_template ADD COLUMN
  purpose TEXT NOT NULL DEFAULT 'message' -- report: of a task to its owner; message: of a task to others. Which fields it may show: template_field
    CONSTRAINT "email_template.purpose must be report or message" CHECK (purpose IN ('report', 'message'));
-- Until now nothing but reports was written from templates.
UPDATE email_template SET purpose = 'report';
