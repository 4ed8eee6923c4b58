import { defineField, defineType } from 'sanity';
import { StaffName } from '../../studio/inputs/StaffName.tsx';
import { listedTime } from '../../studio/newsroom/newsroomTime.ts';

/** An entry of the four-eyes log. The server writes it. */
export const fourEyesSwitch = defineType({
  name: 'fourEyesSwitch',
  title: 'Four eyes switched',
  type: 'object',
  fields: [
    defineField({ name: 'off', title: 'Switched off', type: 'boolean' }),
    defineField({ name: 'at', title: 'When', type: 'datetime' }),
    defineField({ name: 'by', title: 'By', type: 'string', components: { input: StaffName } }),
  ],
  preview: {
    select: { off: 'off', at: 'at' },
    prepare: ({ off, at }) => ({
      title: off ? 'Switched off' : 'Switched on',
      subtitle: listedTime(at) ?? '',
    }),
  },
});
