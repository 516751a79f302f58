'use client';
import { Field } from '../../ui/field';
import { Select } from '../../ui/select';
import { useDomains } from '../domains/domains.api';

interface Props {
  /** Id of the name; empty for the platform's. */
  value: string;
  error?: string | undefined;
  onChange: (event: { target: { value: string } }) => void;
}

/** Which name the link has; nothing where the workspace has none of its own. */
export function DomainField({ value, error, onChange }: Props) {
  const domains = useDomains();
  const usable = domains.data?.filter(({ id, verifiedAt }) => verifiedAt !== null || id === value) ?? [];
  if (usable.length === 0) return null;
  return (
    <Field label="Domain" error={error} help="Printed codes hold the address: choose before you print.">
      {(control) => (
        <Select {...control} value={value} onChange={onChange}>
          <option value="">This platform's</option>
          {usable.map(({ id, host }) => (
            <option key={id} value={id}>
              {host}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
