import { createTheme, Modal, Table } from '@mantine/core';

/** Colors are in console.css, because the page's content security policy allows no style of a script's making. */
export const theme = createTheme({
  primaryColor: 'blue',
  components: {
    // Locking the page's scrolling would need such a style.
    Modal: Modal.extend({ defaultProps: { lockScroll: false, transitionProps: { duration: 0 } } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm' } }),
  },
});
