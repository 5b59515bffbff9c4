"""The board. `desk` signs visitors in and shows pages; `answered_forms` and `acting` do what they send."""
