"""The screens, one file each; none imports another."""
