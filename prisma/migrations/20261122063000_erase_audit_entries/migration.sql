-- Erases what audit entries say, under their marks. It runs as its owner: the role that the platform runs as may add entries
-- and call this, and nothing else of the log.
CREATE FUNCTION erase_audit_entries(ids bigint[], marks text[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE erased integer;
BEGIN
  UPDATE audit_entries e SET erasure = m.mark, workspace_id = NULL, actor_id = NULL, action = 'entry.erased',
    subject_type = '', subject_id = '', details = '{}', device = ''
  FROM unnest(ids, marks) AS m(id, mark) WHERE e.id = m.id AND e.erasure = '' AND m.mark <> '';
  GET DIAGNOSTICS erased = ROW_COUNT;
  RETURN erased;
END $$;
