'use client';
import { useMutation } from '@tanstack/react-query';
import { Braces, Download, Sheet } from 'lucide-react';
import { saveBlob } from '../../lib/save-blob';
import { Button } from '../../ui/button';
import { Menu, MenuItem } from '../../ui/menu';
import { fetchExport } from './analytics.api';
import type { Range } from './range';

export function ExportMenu({ projectId, range }: { projectId: string; range: Range }) {
  const save = useMutation({
    mutationFn: async (format: 'csv' | 'json') => ({ format, blob: await fetchExport(projectId, format, range) }),
    onSuccess: ({ format, blob }) => saveBlob(blob, `analytics-${range.from}-${range.to}.${format}`),
  });
  return (
    <Menu
      trigger={
        <Button busy={save.isPending && 'Exporting'} className="h-[2.375rem]">
          <Download aria-hidden="true" /> Export
        </Button>
      }
    >
      <MenuItem onSelect={() => save.mutate('csv')}>
        <Sheet aria-hidden="true" /> CSV, for a spreadsheet
      </MenuItem>
      <MenuItem onSelect={() => save.mutate('json')}>
        <Braces aria-hidden="true" /> JSON, for a program
      </MenuItem>
    </Menu>
  );
}
