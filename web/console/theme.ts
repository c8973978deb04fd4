import { Button, Checkbox, createTheme, Input, Modal, NativeSelect, TextInput } from '@mantine/core';

/** Colors are in styles/colors.css, because the page's content security policy allows no style of a script's making. */
export const theme = createTheme({
  primaryColor: 'blue',
  components: {
    // Large enough for a finger on a tablet.
    Button: Button.extend({ defaultProps: { size: 'md' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'md' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'md' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'md' } }),
    // Locking the page's scrolling would need such a style.
    ModalRoot: Modal.Root.extend({ defaultProps: { lockScroll: false, transitionProps: { duration: 0 } } }),
    // Nearly every field is needed; the few that are not say so.
    InputWrapper: Input.Wrapper.extend({ defaultProps: { withAsterisk: false } }),
  },
});
