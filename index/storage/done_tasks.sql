-- Tasks that a person marked as done. They outlive the document: the key is made of what stays when it is read again.

CREATE TABLE done_tasks (
    key TEXT NOT NULL,
    due TEXT NOT NULL,              -- the day of a recurring task that was met; '' for a task of one deadline
    done_on TEXT NOT NULL,
    quote TEXT NOT NULL,            -- of the task, for who reads this table
    PRIMARY KEY (key, due)
) WITHOUT ROWID;
