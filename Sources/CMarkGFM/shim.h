// What `Markdown` needs of libcmark-gfm. The node types of extensions are mutable globals in C,
// which Swift 6 rightly does not let us read: these functions do it here.
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

static inline cmark_node_type notes_node_type_table(void) { return CMARK_NODE_TABLE; }
static inline cmark_node_type notes_node_type_table_row(void) { return CMARK_NODE_TABLE_ROW; }
static inline cmark_node_type notes_node_type_table_cell(void) { return CMARK_NODE_TABLE_CELL; }
