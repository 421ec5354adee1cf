"""The camera: where it stands, which surface each pixel sees, its lens and its sensor."""
