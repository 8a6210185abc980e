"""Facts from press articles, each with the exact words it stands on."""
