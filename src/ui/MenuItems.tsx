import { Button } from './Button.tsx';

export interface MenuItem {
  readonly label: string;
  readonly title?: string;
  readonly disabled?: boolean;
  act(): void;
}

const Line = ({ item: { label, title, disabled, act }, close }: { item: MenuItem; close: () => void }) => (
  <Button
    kind="quiet"
    title={title}
    disabled={disabled}
    onClick={() => {
      close();
      act();
    }}
  >
    {label}
  </Button>
);

/** Lines of a menu, which closes when one is chosen; a pair shares its line. */
export const MenuItems = ({ items, close }: { items: readonly (MenuItem | readonly [MenuItem, MenuItem])[]; close: () => void }) =>
  items.map((item) =>
    'act' in item ? (
      <Line key={item.label} item={item} close={close} />
    ) : (
      <div key={item[0].label} className="menu-pair">
        {item.map((one) => (
          <Line key={one.label} item={one} close={close} />
        ))}
      </div>
    ),
  );
