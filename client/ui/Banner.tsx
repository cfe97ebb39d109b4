import { Link } from 'wouter';
import css from './Banner.module.css';

export type BannerProps = {
  text: string;
  action:
    | { readonly label: string; readonly href: string }
    | { readonly label: string; readonly onPress: () => void }
    | null;
};

/** Says quietly, on every page, what is true of all of them. */
export function Banner({ text, action }: BannerProps) {
  return (
    <div className={css['banner']} role="note">
      <span>{text}</span>
      {action === null ? null : 'href' in action ? (
        <Link className={css['action']} href={action.href}>
          {action.label}
        </Link>
      ) : (
        <button type="button" className={css['action']} onClick={action.onPress}>
          {action.label}
        </button>
      )}
    </div>
  );
}
