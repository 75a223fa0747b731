-- Version 7: tasks of an agency are found by its names; nothing looks for keys of agencies alone.

DROP INDEX assignments_agency;
CREATE INDEX assignments_name ON assignments (name_key, agency_key);
