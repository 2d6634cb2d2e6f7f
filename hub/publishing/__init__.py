"""From a built site to a published one: audited, swapped in one step, the previous one kept."""
