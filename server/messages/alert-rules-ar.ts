import type { RuleSentences } from './alert-rules.ts';
import type { Words } from './words.ts';

/** What rules say in Arabic. */
export const alertRulesAr: RuleSentences = {
  condition: {
    grave: (w) => {
      const asked = [
        w.has('scoreAtMost') ? `درجته ${w.number('scoreAtMost')} أو أقل` : '',
        w.has('valueAtLeast') ? `القيمة المتأثرة فيه ${w.number('valueAtLeast')} أو أكثر` : '',
        w.has('themes') ? `موضوعه أحد هذه: ${w.list('themes')}` : '',
        w.has('words') ? `في نصه إحدى هذه الكلمات: ${w.list('words')}` : '',
      ].filter((part) => part !== '');
      return `سجل واحد ${asked.join('، و')}`;
    },
    level: (w) => {
      const asked = [
        w.has('below') ? `نزل عن ${w.number('below')}` : '',
        w.has('above') ? `زاد على ${w.number('above')}` : '',
      ].filter((part) => part !== '');
      return `${w.text('metric')}: ${asked.join(' أو ')}`;
    },
    change: (w) =>
      `${w.text('metric')}: ${turned(w)} بمقدار ${w.number('atLeast')} أو أكثر عن الفترة السابقة`,
    gap: (w) => `${w.text('metric')}: يقصّر عن مستهدفه بمقدار ${w.number('atLeast')} أو أكثر`,
    range: (w) =>
      `${w.text('metric')}: ${turned(w)} خارج نطاقه المتوقع، إلى حد لا تأتي به الصدفة وحدها أكثر من مرة من كل ${w.number('odds')}`,
    burst: (w) =>
      `سجلات أكثر بكثير من المتوقع (وأقل عدد لها ${w.number('atLeast')})، كثرةً لا تأتي بها الصدفة وحدها أكثر من مرة من كل ${w.number('odds')}`,
    silence: (w) => `مصدر تجاوز انقطاعه المدة المعتادة مضروبةً في ${w.number('times')}`,
    overdue: () => 'حلقة متابعة متأخرة: خطوتها التالية أو إقرار إدارة أو قرار مسؤول تنفيذي',
    regressed: () => 'حلقة متابعة مغلقة أُعيد فتحها من نفسها: لم يعد ما تغيّر ثابتًا',
    unanswered: () => 'عملاء غير راضين ينتظرون أكثر مما وُعدوا به، ولعملاء كل إدارة تنبيه واحد',
  },
  burstOfHour: (w) =>
    `سجلات في ساعة واحدة أكثر بكثير من المعتاد في مثلها (وأقل عدد لها ${w.number('atLeast')})، ودرجة المفاجأة فيها ${w.number('score')} أو أكثر`,
  each: {
    department: '، لكل إدارة على حدة',
    branch: '، لكل فرع على حدة',
    channel: '، لكل قناة على حدة',
    stage: '، لكل مرحلة من مراحل الرحلة على حدة',
    touchpoint: '، لكل نقطة تواصل على حدة',
    segment: '، لكل شريحة على حدة',
    region: '، لكل منطقة على حدة',
    product: '، لكل منتج على حدة',
    theme: '، لكل موضوع على حدة',
  },
  grain: {
    hour: '، ويُفحص كل ساعة وأثناءها',
    day: '، ويُفحص كل يوم',
    week: '، ويُفحص كل أسبوع',
  },
  within: (w) => `، ضمن ${w.quoted('scope')}`,
  lasting: (w) => `، إذا تكرر ذلك على التوالي (عدد المرات: ${w.number('duration')})`,
  atLeast: (w) => `، وأقل عدد من السجلات ${w.number('minimumN')}`,
  end: '.',
};

function turned(w: Words): string {
  if (w.is('direction', 'worse')) return 'يسوء';
  return w.is('direction', 'better') ? 'يتحسن' : 'يتغير';
}
